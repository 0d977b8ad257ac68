package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;

/** Someone else wrote to files while they were on their way. */
final class ChangedMeanwhile extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient List<WorkspacePath> paths;

  ChangedMeanwhile(List<WorkspacePath> paths) {
    super(Wording.list(paths) + " changed meanwhile");
    this.paths = List.copyOf(paths);
  }

  List<WorkspacePath> paths() {
    return paths;
  }
}
