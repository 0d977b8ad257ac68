package dev.simplecoder.app.review;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.apply.ApplyOutcome;
import java.io.IOException;
import java.nio.file.Path;

/** What the review needs of the files that a task has staged. */
public interface StagedChanges {

  /** The output root: nothing outside it is written. */
  Path root();

  /** The folder that the paths of the changes and of the diff start from. */
  Path base();

  ChangeSet changes();

  /** The changes as a unified diff that {@code git apply} takes. */
  String diff();

  /** Puts another text in the place of what the task wrote. */
  void restage(WorkspacePath path, String text) throws IOException;

  /** Forgets the change of one file. */
  void unstage(WorkspacePath path);

  /** Forgets the changes. */
  void discard();

  /** Takes all files to the disk or none. */
  ApplyOutcome apply() throws InterruptedException;
}
