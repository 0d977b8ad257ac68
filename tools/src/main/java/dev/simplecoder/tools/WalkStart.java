package dev.simplecoder.tools;

import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.FileTree;
import dev.simplecoder.tools.fs.Located;
import dev.simplecoder.tools.fs.Workspace;
import java.nio.file.Path;

/** Where a walk begins: in the workspace, or in a tree of its own for a folder outside. */
record WalkStart(FileTree tree, WorkspacePath folder) {

  static WalkStart of(Workspace workspace, Located located) {
    return switch (located) {
      case Located.Inside(WorkspacePath path, Scope _) -> new WalkStart(workspace.tree(), path);
      case Located.Outside(Path path) -> new WalkStart(FileTree.outside(path), WorkspacePath.ROOT);
    };
  }
}
