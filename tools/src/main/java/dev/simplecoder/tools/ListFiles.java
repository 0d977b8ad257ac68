package dev.simplecoder.tools;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.Content;
import dev.simplecoder.tools.fs.FolderFiles;
import dev.simplecoder.tools.fs.Located;
import dev.simplecoder.tools.fs.Purpose;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Shows which files there are: all of them where they are few, folders with their numbers where
 * they are many.
 */
final class ListFiles implements Tool {

  private static final ToolPage PAGE = ToolPage.of("list_files");

  private final Workspace workspace;
  private final Limits limits;

  ListFiles(Workspace workspace, Limits limits) {
    this.workspace = workspace;
    this.limits = limits;
  }

  @Override
  public ToolSpec spec() {
    return PAGE.spec();
  }

  @Override
  public Prepared prepare(Arguments arguments) throws BadArguments {
    var given = new NamedArguments(PAGE, arguments);
    Located located =
        workspace.locate(
            given.optional("path").filter(path -> !path.isBlank()).orElse("."), Purpose.READ);
    WalkStart start = WalkStart.of(workspace, located);
    Optional<String> glob = given.optional("glob").filter(text -> !text.isBlank());
    Predicate<WorkspacePath> wanted =
        glob.isEmpty() ? _ -> true : Glob.of(glob.get(), start.folder());
    return new Prepared() {
      @Override
      public Action action() {
        return new Action.Read(located.shown(), located.scope());
      }

      @Override
      public ToolResult run() throws IOException, InterruptedException {
        return workspace.isFolder(located)
            ? list(located, start, wanted, glob.orElse(""))
            : notAFolder(located);
      }
    };
  }

  private ToolResult list(
      Located located, WalkStart start, Predicate<WorkspacePath> wanted, String glob)
      throws IOException, InterruptedException {
    var outline = new Outline(start.folder(), limits);
    start
        .tree()
        .walk(
            start.folder(),
            FolderFiles::entries,
            entries -> {
              entries.stream().filter(entry -> wanted.test(entry.path())).forEach(outline::add);
              return true;
            });
    String which = glob.isEmpty() ? "" : " matching " + glob;
    if (outline.total() == 0) {
      return new ToolResult.Done(
          "[No files" + which + " below " + located.shown() + "]", "no files");
    }
    String files = Counted.of(outline.total(), "file");
    return new ToolResult.Done(
        "[" + files + which + " below " + located.shown() + "]\n" + outline.text(), files);
  }

  private ToolResult notAFolder(Located located) throws IOException, InterruptedException {
    return switch (workspace.read(located)) {
      case Content.Missing() ->
          new ToolResult.Failed(
              "There is no folder "
                  + located.shown()
                  + ". Call list_files without path to see what there is.",
              "no such folder");
      case Content _ ->
          new ToolResult.Failed(
              located.shown() + " is a file. Call read_file to see it.", "not a folder");
    };
  }
}
