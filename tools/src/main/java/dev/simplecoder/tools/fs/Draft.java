package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import org.jspecify.annotations.Nullable;

/**
 * A file that is about to be changed.
 *
 * @param current what the model sees, staged changes included; null where there is no file
 * @param origin what the disk has
 */
public record Draft(WorkspacePath path, @Nullable TextFile current, Origin origin) {

  /** The text to change; empty where there is no file. */
  public String text() {
    return current == null ? "" : current.text();
  }
}
