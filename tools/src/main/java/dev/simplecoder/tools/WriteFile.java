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

/** Stages a whole file. */
final class WriteFile implements Tool {

  /** Shorter files may shrink as they like. */
  private static final int GUARDED_CHARACTERS = 1_000;

  /** Whether there is another way to change a file, as a refusal says it. */
  private enum Beside {
    EDITS("write_file", " To change a part, use edit_file.", LeftOutCode.OR_EDIT),
    NOTHING("write_file_only", "", "");

    private final String page;
    private final String forAPart;
    private final String forTheRest;

    Beside(String page, String forAPart, String forTheRest) {
      this.page = page;
      this.forAPart = forAPart;
      this.forTheRest = forTheRest;
    }
  }

  private final Workspace workspace;
  private final Beside beside;
  private final ToolPage page;

  private WriteFile(Workspace workspace, Beside beside) {
    this.workspace = workspace;
    this.beside = beside;
    this.page = ToolPage.of(beside.page);
  }

  static WriteFile besideEdits(Workspace workspace) {
    return new WriteFile(workspace, Beside.EDITS);
  }

  /** For a model that has no other way to change a file. */
  static WriteFile only(Workspace workspace) {
    return new WriteFile(workspace, Beside.NOTHING);
  }

  @Override
  public ToolSpec spec() {
    return page.spec();
  }

  @Override
  public Prepared prepare(Arguments arguments) throws BadArguments {
    var given = new NamedArguments(page, arguments);
    Located located = workspace.locate(given.required("path"), Purpose.WRITE);
    String content = given.required("content");
    if (!(located instanceof Located.Inside(WorkspacePath path, Scope scope))
        || scope == Scope.PROTECTED) {
      return new RefusedWrite(located);
    }
    try {
      return write(workspace.draft(path), scope, content, given);
    } catch (IOException unreadable) {
      throw new BadArguments(
          path + " cannot be replaced, since it cannot be read: " + unreadable.getMessage());
    }
  }

  private Prepared write(Draft draft, Scope scope, String content, NamedArguments given)
      throws BadArguments, IOException {
    WorkspacePath path = draft.path();
    TextFile current = draft.current();
    LeftOutCode.check(draft.text(), content, beside.forTheRest);
    String lines = Counted.of(LineWindow.count(content), "line");
    if (current == null) {
      var created =
          new ToolResult.Done("Created " + path + " with " + lines + ".", "created, " + lines);
      return new StagedWrite(workspace, scope, draft, content, created);
    }
    String after = current.with(content).text();
    if (after.equals(current.text())) {
      var same =
          new ToolResult.Done(
              path + " has exactly this text already. Nothing changed.", "unchanged");
      return new StagedWrite(workspace, scope, draft, after, same);
    }
    if (!given.flag("shorten")) {
      checkSize(path, current.text(), after);
    }
    var replaced =
        new ToolResult.Done(
            "Replaced " + path + ", which now has " + lines + ".", "replaced, " + lines);
    return new StagedWrite(workspace, scope, draft, after, replaced);
  }

  private void checkSize(WorkspacePath path, String before, String after)
      throws BadArguments, IOException {
    if (GUARDED_CHARACTERS <= before.length() && after.length() < before.length() / 2) {
      throw new BadArguments(
          path
              + " has "
              + Counted.of(LineWindow.count(before), "line")
              + ", and the new text only "
              + LineWindow.count(after)
              + ", so more than half would be lost. Nothing was written."
              + beside.forAPart
              + " If the file is really to become this short, call write_file again with \"shorten\": true.");
    }
  }
}
