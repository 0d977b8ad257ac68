package dev.simplecoder.app.review;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.io.IOException;
import java.util.Map;

/** Lets the person change what a task wrote. */
@FunctionalInterface
public interface FileEditor {

  /**
   * Blocks until the person has done; returns the new texts of the files that were written. The
   * message of the exception is for the person.
   */
  Map<WorkspacePath, String> edit(ChangeSet changes) throws IOException, InterruptedException;
}
