package dev.simplecoder.agent.workspace;

import org.jspecify.annotations.Nullable;

/**
 * How one text file would change. Texts are decoded, with {@code \n} line ends where the file's own
 * are uniform.
 *
 * @param before null where the file does not exist yet
 * @param after null where the file would be deleted
 */
public record FileChange(WorkspacePath path, @Nullable String before, @Nullable String after) {
  public FileChange {
    if (before == null && after == null) {
      throw new IllegalArgumentException("no change: " + path);
    }
  }
}
