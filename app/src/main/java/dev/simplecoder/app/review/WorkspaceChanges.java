package dev.simplecoder.app.review;

import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.UnifiedDiff;
import dev.simplecoder.tools.apply.ApplyOutcome;
import dev.simplecoder.tools.apply.ChangeApplier;
import dev.simplecoder.tools.apply.Stopped;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** What is staged in a workspace, and the way to the disk. */
public final class WorkspaceChanges implements StagedChanges {

  private final Workspace workspace;
  private final ChangeApplier applier;
  private final String label;

  /**
   * @param applier for {@link #base} of the same workspace
   * @param label what the person knows the changes by: what they asked for
   */
  public WorkspaceChanges(Workspace workspace, ChangeApplier applier, String label) {
    this.workspace = workspace;
    this.applier = applier;
    this.label = label;
  }

  @Override
  public Path root() {
    return workspace.roots().output();
  }

  @Override
  public Path base() {
    return workspace.roots().target(WorkspacePath.ROOT);
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
  public void unstage(WorkspacePath path) {
    workspace.unstage(path);
  }

  @Override
  public void discard() {
    workspace.discard();
  }

  @Override
  public ApplyOutcome apply() throws InterruptedException {
    makeOutputRoot();
    ApplyOutcome outcome = applier.apply(workspace.writes(), label);
    switch (outcome) {
      case ApplyOutcome.Applied _ -> workspace.applied();
      case ApplyOutcome.Conflict _ -> {}
      case Stopped _ -> {}
    }
    return outcome;
  }

  /** The person named a folder that need not exist yet. */
  private void makeOutputRoot() {
    try {
      Files.createDirectories(base());
    } catch (IOException _) {
      // The applier says of a folder that it cannot write to why, and what to do.
    }
  }
}
