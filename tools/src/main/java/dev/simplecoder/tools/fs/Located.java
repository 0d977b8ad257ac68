package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.nio.file.Path;

/** Where a path that a model wrote leads, links resolved. */
public sealed interface Located {

  Scope scope();

  /** As models and people are shown it. */
  String shown();

  /** Below the workspace's root. */
  record Inside(WorkspacePath path, Scope scope) implements Located {
    @Override
    public String shown() {
      return path.toString();
    }
  }

  /** Anywhere else. */
  record Outside(Path path) implements Located {
    @Override
    public Scope scope() {
      return Scope.OUTSIDE;
    }

    @Override
    public String shown() {
      return path.toString();
    }
  }
}
