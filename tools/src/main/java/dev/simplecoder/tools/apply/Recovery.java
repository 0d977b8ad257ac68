package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.List;

/** What was done about a change that a crash had cut short. */
public sealed interface Recovery {

  /** For the person: what happened, that nothing is lost, and what to do next. */
  String message();

  /** It had not reached any file. */
  record NotBegun() implements Recovery {
    @Override
    public String message() {
      return "A change was interrupted before it reached any file. Nothing was changed; run the task again to have it.";
    }
  }

  /**
   * All files are now as they were meant to be.
   *
   * @param undo whether the files were on their way back
   */
  record Finished(String label, List<WorkspacePath> paths, boolean undo) implements Recovery {
    public Finished {
      paths = List.copyOf(paths);
    }

    @Override
    public String message() {
      return "%s \"%s\" had been interrupted and is now complete: %s. To reverse it: simplecoder %s"
          .formatted(
              undo ? "Undoing" : "The change", label, Wording.list(paths), undo ? "redo" : "undo");
    }
  }

  /**
   * All files are as they were before it, but for those that someone changed after the crash.
   *
   * @param copies where both versions are, if the folder is kept for the sake of {@code leftAlone}
   */
  record RolledBack(
      String label,
      List<WorkspacePath> paths,
      List<WorkspacePath> leftAlone,
      Path copies,
      String why)
      implements Recovery {
    public RolledBack {
      paths = List.copyOf(paths);
      leftAlone = List.copyOf(leftAlone);
    }

    @Override
    public String message() {
      String rest =
          leftAlone.isEmpty()
              ? "Nothing is lost."
              : "Left alone: %s; the versions that SimpleCoder knows are in %s."
                  .formatted(Wording.list(leftAlone), copies);
      return "\"%s\" had been interrupted and could not be completed: %s. As before it: %s. %s"
          .formatted(label, why, Wording.list(paths), rest);
    }
  }

  /** It is still half done; the next start tries again. */
  record Failed(Stopped why) implements Recovery {
    @Override
    public String message() {
      return why.message();
    }
  }

  /** Its record was damaged and has been put aside, so it was neither finished nor taken back. */
  record SetAside(Path where, String why) implements Recovery {
    @Override
    public String message() {
      return "A change had been interrupted and could be neither finished nor taken back, since its record is damaged (%s). What is left of it is in %s; check the files it names."
          .formatted(why, where);
    }
  }
}
