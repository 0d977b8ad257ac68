package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.time.Instant;
import java.util.List;

/**
 * A change that can be undone or redone, for showing.
 *
 * @param bytes what keeping it takes on the disk
 * @param undone whether it has been taken back, and redo would bring it again
 */
public record UndoEntry(
    String id, String label, Instant at, List<WorkspacePath> paths, long bytes, boolean undone) {
  public UndoEntry {
    paths = List.copyOf(paths);
  }
}
