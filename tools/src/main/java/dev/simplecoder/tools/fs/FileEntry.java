package dev.simplecoder.tools.fs;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.nio.file.Path;

/**
 * A file that a walk came by.
 *
 * @param root the folder it is read from
 * @param secret whether its name, or that of a folder above, is one that secrets have
 * @param bytes on the disk; 0 where it is staged only
 * @param modified when it was last written, in milliseconds since 1970; 0 where it is staged only
 */
public record FileEntry(
    WorkspacePath path, Path root, State state, boolean secret, long bytes, long modified) {

  /** How the file is there. */
  public enum State {
    ON_DISK,
    STAGED,
    /** A link, which walks do not follow. */
    LINK
  }
}
