package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.tools.fs.Located;

/**
 * A write to where nothing is written: permissions see it and say so; if they did not, it fails.
 */
record RefusedWrite(Located located) implements Tool.Prepared {

  @Override
  public Action action() {
    return new Action.Write(located.shown(), located.scope(), "");
  }

  @Override
  public ToolResult run() {
    String why =
        located.scope() == Scope.PROTECTED
            ? "belongs to version control or to SimpleCoder and cannot be written."
            : "is outside the workspace and cannot be written. Use a path relative to the workspace.";
    return new ToolResult.Denied(located.shown() + " " + why, "not writable");
  }
}
