package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.tools.fs.Draft;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/** A checked change of one file: running it stages the new text. */
final class StagedWrite implements Tool.Prepared {

  private final Workspace workspace;
  private final Scope scope;
  private final Draft draft;
  private final String after;
  private final ToolResult done;

  StagedWrite(Workspace workspace, Scope scope, Draft draft, String after, ToolResult done) {
    this.workspace = workspace;
    this.scope = scope;
    this.draft = draft;
    this.after = after;
    this.done = done;
  }

  /** The diff is against what the model saw, so earlier staged changes are not in it. */
  @Override
  public Action action() {
    @Nullable String before = draft.current() == null ? null : draft.text();
    return new Action.Write(
        draft.path().value(), scope, UnifiedDiff.of(new FileChange(draft.path(), before, after)));
  }

  @Override
  public ToolResult run() throws IOException {
    try {
      workspace.stage(draft, after);
      return done;
    } catch (BadArguments refused) {
      String why = String.valueOf(refused.getMessage());
      return new ToolResult.Failed(why, why);
    }
  }
}
