package dev.simplecoder.app.task;

import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.review.StagedChanges;
import dev.simplecoder.tools.UnifiedDiff;
import dev.simplecoder.tools.apply.ApplyOutcome;
import dev.simplecoder.tools.apply.ChangeApplier;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.nio.file.Path;

/** What a task has staged, and the way of it to the disk. */
final class Changes implements StagedChanges {

  private final Workspace workspace;
  private final ChangeApplier applier;
  private final Path root;
  private final String label;

  /**
   * @param root the folder that may change, as the person knows it
   * @param label tells the change from others in the list of what can be undone
   */
  Changes(Workspace workspace, ChangeApplier applier, Path root, String label) {
    this.workspace = workspace;
    this.applier = applier;
    this.root = root;
    this.label = label;
  }

  @Override
  public Path root() {
    return root;
  }

  @Override
  public ChangeSet changes() {
    return workspace.changes();
  }

  @Override
  public String diff() {
    return UnifiedDiff.of(workspace.changes());
  }

  @Override
  public void restage(WorkspacePath path, String text) throws IOException {
    try {
      workspace.stage(path, text);
    } catch (BadArguments refused) {
      throw new IOException(refused.getMessage(), refused);
    }
  }

  @Override
  public ApplyOutcome apply() throws InterruptedException {
    ApplyOutcome outcome = applier.apply(workspace.writes(), label);
    if (outcome instanceof ApplyOutcome.Applied) {
      workspace.applied();
    }
    return outcome;
  }
}
