package dev.simplecoder.app.repl;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.FileEntry;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** The files that can be pointed at by their names, without what ignore rules leave out. */
final class WorkspaceFiles {

  private static final int MOST_FILES = 50_000;
  private static final int MOST_OFFERED = 30;

  /** So long a list of files is taken for true. */
  private static final Duration FRESH = Duration.ofSeconds(10);

  private final Roots roots;
  private final InstantSource clock;
  private List<String> paths = List.of();
  private Instant listed = Instant.MIN;

  WorkspaceFiles(Roots roots, InstantSource clock) {
    this.roots = roots;
    this.clock = clock;
  }

  /** The paths in which the letters of {@code typed} follow one another, best first. */
  List<String> like(String typed) throws IOException, InterruptedException {
    if (listed.plus(FRESH).isBefore(clock.instant())) {
      paths = list();
      listed = clock.instant();
    }
    record Fit(String path, int score) {}
    return paths.stream()
        .flatMap(path -> score(path, typed).map(score -> new Fit(path, score)).stream())
        .sorted(
            Comparator.comparingInt(Fit::score)
                .reversed()
                .thenComparingInt(fit -> fit.path().length())
                .thenComparing(Fit::path))
        .limit(MOST_OFFERED)
        .map(Fit::path)
        .toList();
  }

  /**
   * Higher is better; empty where a letter is missing. A letter counts one more where it follows
   * the one before at once, and two more where it begins a name.
   */
  static Optional<Integer> score(String path, String typed) {
    String in = path.toLowerCase(Locale.ROOT);
    String letters = typed.toLowerCase(Locale.ROOT);
    int whole = in.lastIndexOf(letters);
    if (0 <= whole && !letters.isEmpty()) {
      boolean begins = whole == 0 || !Character.isLetterOrDigit(in.charAt(whole - 1));
      return Optional.of(4 * letters.length() + (begins ? 4 : 0));
    }
    int score = 0;
    int at = -1;
    for (int i = 0; i < letters.length(); i++) {
      int next = in.indexOf(letters.charAt(i), at + 1);
      if (next < 0) {
        return Optional.empty();
      }
      score += 1 + (next == at + 1 ? 1 : 0);
      score += next == 0 || !Character.isLetterOrDigit(in.charAt(next - 1)) ? 2 : 0;
      at = next;
    }
    return Optional.of(score);
  }

  private List<String> list() throws IOException, InterruptedException {
    List<String> found = new ArrayList<>();
    new Workspace(roots)
        .tree()
        .<List<String>>walk(
            WorkspacePath.ROOT,
            files ->
                files.entries().stream()
                    .filter(entry -> entry.state() == FileEntry.State.ON_DISK && !entry.secret())
                    .map(entry -> entry.path().value())
                    .toList(),
            some -> {
              found.addAll(some);
              return found.size() < MOST_FILES;
            });
    return found;
  }
}
