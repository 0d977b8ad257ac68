package dev.simplecoder.tools;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.Content;
import dev.simplecoder.tools.fs.FileEntry;
import dev.simplecoder.tools.fs.FolderFiles;
import dev.simplecoder.tools.fs.Located;
import dev.simplecoder.tools.fs.TextFile;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Finds lines in the files of a folder, with several threads. Secret-looking files are searched
 * only when named.
 */
final class SearchInFiles implements Tool {

  private static final ToolPage PAGE = ToolPage.of("search_in_files");

  /** Matches shown of one file among several. */
  private static final int SHOWN_OF_ONE = 10;

  private final Workspace workspace;
  private final Limits limits;
  private final PassageSearch passages;

  /**
   * @param passages answers what reads like a question and stands in no file
   */
  SearchInFiles(Workspace workspace, Limits limits, PassageSearch passages) {
    this.workspace = workspace;
    this.limits = limits;
    this.passages = passages;
  }

  @Override
  public ToolSpec spec() {
    return PAGE.spec();
  }

  @Override
  public Prepared prepare(Arguments arguments) throws BadArguments {
    var given = new NamedArguments(PAGE, arguments);
    Query query =
        Query.of(
            given.required("query"), given.flag("regex") ? Query.Kind.REGEX : Query.Kind.LITERAL);
    boolean asks =
        query.kind() == Query.Kind.LITERAL && Query.readsLikeAQuestion(given.required("query"));
    return new Searching(
        query, asks ? given.required("query") : "", FileSelection.of(workspace, given));
  }

  private final class Searching implements Prepared {
    private final Query query;
    private final String question;
    private final FileSelection selection;
    private final Located located;

    /** {@code question} is empty where it is none. */
    Searching(Query query, String question, FileSelection selection) {
      this.query = query;
      this.question = question;
      this.selection = selection;
      this.located = selection.located();
    }

    @Override
    public Action action() {
      return selection.action();
    }

    @Override
    public ToolResult run() throws IOException, InterruptedException {
      var findings = new Findings(limits);
      try {
        if (workspace.isFolder(located)) {
          selection
              .tree()
              .walk(
                  selection.folder(),
                  this::search,
                  found -> {
                    findings.add(found);
                    return true;
                  });
        } else {
          Content content = workspace.read(located);
          if (content instanceof Content.Missing()) {
            return new ToolResult.Failed(
                "There is no " + located.shown() + "." + NearestFiles.hint(workspace, located),
                "no such file or folder");
          }
          findings.add(
              new Found(
                  List.of(matches(located.shown(), content, limits.matches())), large(content)));
        }
      } catch (Query.TooSlow slow) {
        return new ToolResult.Failed(
            "The search was ended: the regular expression tries too many ways to match. Avoid nested repetition such as"
                + " (a+)+, or search for plain text.",
            "expression too slow");
      }
      if (findings.isEmpty() && !question.isEmpty() && located instanceof Located.Inside) {
        return answer().orElseGet(() -> findings.result(located.shown()));
      }
      return findings.result(located.shown());
    }

    /** What is staged is not in the index, but was searched for the text already. */
    private Optional<ToolResult> answer() throws IOException, InterruptedException {
      List<Passage> found = new ArrayList<>();
      for (Passage passage : passages.search(question)) {
        var path = new WorkspacePath(passage.path());
        if (path.startsWith(selection.folder())
            && selection.wanted().test(path)
            && !workspace.isStaged(path)) {
          found.add(passage);
        }
      }
      return PassageText.result(found, limits);
    }

    private Found search(FolderFiles files) throws IOException {
      List<FileMatches> found = new ArrayList<>();
      int large = 0;
      for (FileEntry entry : files.entries()) {
        if (searched(entry)) {
          Content content = content(files, entry);
          large += large(content);
          FileMatches matches = matches(shown(entry), content, SHOWN_OF_ONE);
          if (0 < matches.matches()) {
            found.add(matches);
          }
        }
      }
      return new Found(found, large);
    }

    private boolean searched(FileEntry entry) {
      boolean open = !entry.secret() || located.scope() == Scope.SECRET;
      return open && entry.state() != FileEntry.State.LINK && selection.wanted().test(entry.path());
    }

    private FileMatches matches(String path, Content content, int kept) {
      return content instanceof Content.Text(TextFile file, String _)
          ? FileMatches.in(path, file.text(), query, kept, limits)
          : new FileMatches(path, 0, 0, "");
    }

    private String shown(FileEntry entry) {
      return switch (located) {
        case Located.Inside _ -> entry.path().value();
        case Located.Outside _ -> entry.root().resolve(entry.path().value()).toString();
      };
    }
  }

  /** What was found in some files, and how many were too large to look into. */
  record Found(List<FileMatches> files, int large) {
    Found {
      files = List.copyOf(files);
    }
  }

  /** A file that vanished or may not be read has nothing to find. */
  private static Content content(FolderFiles files, FileEntry entry) {
    try {
      return files.content(entry);
    } catch (IOException unreadable) {
      return new Content.Missing();
    }
  }

  private static int large(Content content) {
    return content instanceof Content.Large ? 1 : 0;
  }
}
