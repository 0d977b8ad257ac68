package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;

/** What came of taking changes to the disk; but for {@link HalfDone}, it was all or nothing. */
public sealed interface ApplyOutcome permits ApplyOutcome.Applied, ApplyOutcome.Conflict, Stopped {

  /** For the person: what happened, that nothing is lost, and what to do next. */
  String message();

  /** Every file has its new bytes, durably. */
  record Applied(String undoId, List<WorkspacePath> paths) implements ApplyOutcome {
    public Applied {
      paths = List.copyOf(paths);
    }

    @Override
    public String message() {
      return "Wrote " + Wording.list(paths) + ". To take it back: simplecoder undo";
    }
  }

  /** These files changed, appeared or went away since they were read; nothing was written. */
  record Conflict(List<WorkspacePath> paths) implements ApplyOutcome {
    public Conflict {
      paths = List.copyOf(paths);
    }

    @Override
    public String message() {
      return "Nothing was written: "
          + Wording.list(paths)
          + " changed since SimpleCoder read "
          + Wording.it(paths)
          + ". Your version is untouched. Run the task again to start from it.";
    }
  }
}
