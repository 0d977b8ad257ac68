package dev.simplecoder.tools;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.Draft;
import dev.simplecoder.tools.fs.Located;
import dev.simplecoder.tools.fs.Purpose;
import dev.simplecoder.tools.fs.TextFile;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.util.Objects;

/** Stages a file with one piece of its text replaced. */
final class EditFile implements Tool {

  private static final ToolPage PAGE = ToolPage.of("edit_file");

  private final Workspace workspace;

  EditFile(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public ToolSpec spec() {
    return PAGE.spec();
  }

  @Override
  public Prepared prepare(Arguments arguments) throws BadArguments {
    var given = new NamedArguments(PAGE, arguments);
    Located located = workspace.locate(given.required("path"), Purpose.WRITE);
    String oldText = given.required("old_text");
    String newText = given.required("new_text");
    if (!(located instanceof Located.Inside(WorkspacePath path, Scope scope))
        || scope == Scope.PROTECTED) {
      return new RefusedWrite(located);
    }
    try {
      Draft draft = workspace.draft(path);
      LeftOutCode.check(draft.text(), newText, LeftOutCode.OR_EDIT);
      return draft.text().isEmpty()
          ? fill(draft, scope, oldText, newText, located)
          : edit(draft, scope, oldText, newText);
    } catch (IOException unreadable) {
      throw new BadArguments(
          path + " cannot be edited, since it cannot be read: " + unreadable.getMessage());
    }
  }

  private Prepared fill(Draft draft, Scope scope, String oldText, String newText, Located located)
      throws BadArguments, IOException {
    if (!oldText.isBlank()) {
      throw new BadArguments(
          draft.current() == null ? missing(located) : draft.path() + " is empty. Use write_file.");
    }
    String lines = Counted.of(LineWindow.count(newText), "line");
    var created =
        new ToolResult.Done(
            "Created " + draft.path() + " with " + lines + ".", "created, " + lines);
    return new StagedWrite(workspace, scope, draft, newText, created);
  }

  private Prepared edit(Draft draft, Scope scope, String oldText, String newText)
      throws BadArguments {
    TextFile current = Objects.requireNonNull(draft.current());
    Replacement replacement = Replacement.of(draft.path(), current, oldText, newText);
    String lines =
        replacement.firstLine() == replacement.lastLine()
            ? "line " + replacement.firstLine()
            : "lines " + replacement.firstLine() + "-" + replacement.lastLine();
    var edited =
        new ToolResult.Done("Edited " + draft.path() + ", " + lines + ".", "edited " + lines);
    return new StagedWrite(workspace, scope, draft, replacement.text(), edited);
  }

  private String missing(Located located) throws IOException {
    try {
      return "There is no file "
          + located.shown()
          + "."
          + NearestFiles.hint(workspace, located)
          + " To create it, use write_file.";
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return "There is no file " + located.shown() + ".";
    }
  }
}
