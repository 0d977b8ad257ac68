package dev.simplecoder.app.offer;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Traits;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.tools.fs.Content;
import dev.simplecoder.tools.fs.FileEntry;
import dev.simplecoder.tools.fs.FolderFiles;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.TextFile;
import dev.simplecoder.tools.fs.Workspace;
import dev.simplecoder.tools.verify.TestedProjects;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Tests for what was changed, by facts alone: no model is asked, and nothing is run. */
final class UntestedChange {

  private static final String REQUEST = TextBeside.of(UntestedChange.class, "test_offer.md");

  /** Tests that stand in the file that they are about. */
  private static final String OF_RUST = "#[test]";

  /** What holds words, a list of names or what tests share, and nothing that could be tested. */
  private static final Pattern NOT_TESTED =
      Pattern.compile(
          "(package-info|module-info)\\.java|(__init__|conftest)\\.py|.+\\.d\\.[cm]?ts");

  private final Roots roots;

  UntestedChange(Roots roots) {
    this.roots = roots;
  }

  /**
   * Tests for the first source file that none mentions, else for one that was changed without any
   * test; empty where there is no such file, or the project has no tests. Blocks while files are
   * read.
   */
  Optional<Offer> of(List<WorkspacePath> written) throws IOException, InterruptedException {
    List<WorkspacePath> sources = written.stream().filter(UntestedChange::isSource).toList();
    if (sources.isEmpty() || !TestedProjects.have(roots, sources)) {
      return Optional.empty();
    }
    Set<WorkspacePath> mentioned = mentioned(sources);
    Optional<WorkspacePath> bare =
        sources.stream().filter(source -> !mentioned.contains(source)).findFirst();
    if (bare.isPresent()) {
      return Optional.of(offer("write tests for ", bare.get()));
    }
    return written.stream().anyMatch(path -> Traits.isTest(path.value()))
        ? Optional.empty()
        : Optional.of(offer("test what was changed in ", sources.getFirst()));
  }

  private static boolean isSource(WorkspacePath path) {
    return Traits.language(List.of(path.value())).isPresent()
        && !Traits.isTest(path.value())
        && !NOT_TESTED.matcher(path.name()).matches()
        && path.value().codePoints().noneMatch(Visible::isHidden);
  }

  private static Offer offer(String phrase, WorkspacePath file) {
    return new Offer(
        Kind.TEST_OFFER, phrase + file.value(), REQUEST.strip().formatted(file.value()));
  }

  private Set<WorkspacePath> mentioned(List<WorkspacePath> sources)
      throws IOException, InterruptedException {
    List<Name> names = sources.stream().map(Name::of).toList();
    Set<WorkspacePath> mentioned = new HashSet<>();
    new Workspace(roots)
        .tree()
        .<Set<WorkspacePath>>walk(
            WorkspacePath.ROOT,
            files -> mentioned(names, files),
            some -> {
              mentioned.addAll(some);
              return mentioned.size() < names.size();
            });
    return mentioned;
  }

  /** By tests among the files of one folder. */
  private static Set<WorkspacePath> mentioned(List<Name> names, FolderFiles files)
      throws IOException {
    Set<WorkspacePath> mentioned = new HashSet<>();
    for (FileEntry entry : files.entries()) {
      boolean isTest = Traits.isTest(entry.path().value());
      boolean isOneOfThem = names.stream().anyMatch(name -> name.file().equals(entry.path()));
      if ((isTest || isOneOfThem)
          && !entry.secret()
          && files.content(entry) instanceof Content.Text(TextFile file, String _)) {
        if (isTest) {
          names.stream()
              .filter(name -> name.isIn(entry.path().value()) || name.isIn(file.text()))
              .forEach(name -> mentioned.add(name.file()));
        } else if (file.text().contains(OF_RUST)) {
          mentioned.add(entry.path());
        }
      }
    }
    return mentioned;
  }

  /** The name of a source file without its ending, as tests write it, be it within another name. */
  private record Name(WorkspacePath file, Pattern pattern) {

    static Name of(WorkspacePath file) {
      String name = file.name();
      int dot = name.lastIndexOf('.');
      String stem = Pattern.quote(dot <= 0 ? name : name.substring(0, dot));
      return new Name(file, Pattern.compile("(?<!\\p{Alnum})" + stem + "(?!\\p{Alnum})"));
    }

    boolean isIn(String text) {
      return pattern.matcher(text).find();
    }
  }
}
