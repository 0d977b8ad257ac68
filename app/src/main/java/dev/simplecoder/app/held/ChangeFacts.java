package dev.simplecoder.app.held;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.app.gate.Traits;
import dev.simplecoder.tools.WrittenLines;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/**
 * What can be said of a change set without reading it.
 *
 * @param written characters in the lines that it adds
 */
record ChangeFacts(
    int added,
    int removed,
    int written,
    int files,
    int newFiles,
    boolean touchesTests,
    boolean touchesConfig,
    boolean touchesLockfile,
    Optional<Double> seenShare,
    Optional<String> language) {

  private static final Set<String> LOCKFILES =
      Set.of(
          "package-lock.json",
          "yarn.lock",
          "pnpm-lock.yaml",
          "cargo.lock",
          "poetry.lock",
          "uv.lock",
          "pipfile.lock",
          "go.sum",
          "gradle.lockfile");
  private static final Set<String> CONFIG =
      Set.of("toml", "yaml", "yml", "ini", "cfg", "conf", "properties", "json", "xml", "gradle");

  /**
   * @param wasRead whether a model has read a file, by its path
   */
  static ChangeFacts of(ChangeSet changes, Predicate<String> wasRead) {
    int added = 0;
    int removed = 0;
    int written = 0;
    int hunks = 0;
    int seen = 0;
    for (FileChange change : changes.changes()) {
      var lines = new WrittenLines(change);
      added += lines.added();
      removed += lines.removed();
      written += lines.characters();
      if (change.before() != null) {
        hunks += lines.places();
        seen += wasRead.test(change.path().value()) ? lines.places() : 0;
      }
    }
    List<String> paths = changes.paths().stream().map(path -> path.value()).toList();
    return new ChangeFacts(
        added,
        removed,
        written,
        paths.size(),
        (int) changes.changes().stream().filter(change -> change.before() == null).count(),
        paths.stream().anyMatch(Traits::isTest),
        paths.stream().anyMatch(path -> CONFIG.contains(ending(path))),
        paths.stream().anyMatch(path -> LOCKFILES.contains(name(path))),
        hunks == 0 ? Optional.empty() : Optional.of((double) seen / hunks),
        Traits.language(paths));
  }

  /** Lines that a person would look at. */
  int lines() {
    return added + removed;
  }

  private static String name(String path) {
    return path.substring(path.lastIndexOf('/') + 1).toLowerCase(Locale.ROOT);
  }

  private static String ending(String path) {
    String name = name(path);
    return name.substring(name.lastIndexOf('.') + 1);
  }
}
