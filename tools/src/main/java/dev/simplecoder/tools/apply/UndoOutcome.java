package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.List;

/** What came of an undo or a redo. */
public sealed interface UndoOutcome
    permits UndoOutcome.Undone,
        UndoOutcome.Redone,
        UndoOutcome.NothingToUndo,
        UndoOutcome.NothingToRedo,
        UndoOutcome.ChangedSince,
        UndoOutcome.Unreadable,
        Stopped {

  /** For the person: what happened, that nothing is lost, and what to do next. */
  String message();

  record Undone(String id, String label, List<WorkspacePath> paths) implements UndoOutcome {
    public Undone {
      paths = List.copyOf(paths);
    }

    @Override
    public String message() {
      return "Took back \"%s\": %s. To have it again: simplecoder redo"
          .formatted(label, Wording.list(paths));
    }
  }

  record Redone(String id, String label, List<WorkspacePath> paths) implements UndoOutcome {
    public Redone {
      paths = List.copyOf(paths);
    }

    @Override
    public String message() {
      return "Applied \"%s\" again: %s. To take it back: simplecoder undo"
          .formatted(label, Wording.list(paths));
    }
  }

  record NothingToUndo() implements UndoOutcome {
    @Override
    public String message() {
      return "There is nothing to undo here. To look elsewhere: simplecoder undo -C DIR";
    }
  }

  record NothingToRedo() implements UndoOutcome {
    @Override
    public String message() {
      return "There is nothing to redo here. To look elsewhere: simplecoder redo -C DIR";
    }
  }

  /** These files are not as SimpleCoder left them; nothing was touched. */
  record ChangedSince(String label, List<WorkspacePath> paths) implements UndoOutcome {
    public ChangedSince {
      paths = List.copyOf(paths);
    }

    @Override
    public String message() {
      return "No file was touched: %s changed since \"%s\". Put your version aside first, then try again."
          .formatted(Wording.list(paths), label);
    }
  }

  /** The newest record was damaged; it has been put aside, and no file was touched. */
  record Unreadable(Path setAside, String why) implements UndoOutcome {
    @Override
    public String message() {
      return "No file was touched: the record of the last change is damaged (%s) and was put aside in %s. Call again to go on with the next one."
          .formatted(why, setAside);
    }
  }
}
