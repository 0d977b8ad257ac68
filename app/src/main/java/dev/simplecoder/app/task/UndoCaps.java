package dev.simplecoder.app.task;

import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.settings.StorageKeys;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.tools.apply.Caps;
import dev.simplecoder.tools.apply.ChangeApplier;
import dev.simplecoder.tools.apply.UndoHistory;
import dev.simplecoder.tools.fs.Roots;
import java.nio.file.Path;
import java.time.Duration;

/** Opens the two ends of what is kept for undo, with the same caps in the same place. */
public final class UndoCaps {

  private static final long MIB = 1L << 20;
  private static final int MOST_CHANGES = 200;

  private UndoCaps() {}

  static ChangeApplier applier(Roots roots, Settings settings, Shell shell) {
    return new ChangeApplier(root(roots), state(shell), shell.clock(), caps(settings));
  }

  /** What can be taken back in the folder that {@code roots} writes to. */
  public static UndoHistory history(Roots roots, Settings settings, Shell shell) {
    return new UndoHistory(root(roots), state(shell), shell.clock(), caps(settings));
  }

  private static Path root(Roots roots) {
    return roots.target(WorkspacePath.ROOT);
  }

  private static Path state(Shell shell) {
    return Directories.of(shell).state();
  }

  private static Caps caps(Settings settings) {
    return new Caps(
        settings.get(StorageKeys.UNDO_MAX_MIB) * MIB,
        MOST_CHANGES,
        Duration.ofDays(settings.get(StorageKeys.UNDO_MAX_DAYS)));
  }
}
