package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;

/** The changes that were made to an output root, newest first, to be taken back and forth. */
public final class UndoHistory {

  public UndoHistory(Path outputRoot, Path stateDirectory, InstantSource clock, Caps caps) {}

  /** Takes back the newest change that stands. */
  public UndoOutcome undo() throws InterruptedException {
    return new UndoOutcome.NothingToUndo();
  }

  /** Brings again what was taken back last, until a new change is applied. */
  public UndoOutcome redo() throws InterruptedException {
    return new UndoOutcome.NothingToRedo();
  }

  /** Newest first. */
  public List<UndoEntry> list() throws IOException {
    return List.of();
  }
}
