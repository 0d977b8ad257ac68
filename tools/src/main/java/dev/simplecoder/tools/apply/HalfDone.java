package dev.simplecoder.tools.apply;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.nio.file.Path;
import java.util.List;

/**
 * A change was cut short and could not be rolled back either. Both versions of every file are kept,
 * and {@link ChangeApplier#recover} tries again; until that succeeds nothing else is applied.
 *
 * @param copies the folder with both versions of every file
 */
public record HalfDone(String label, List<WorkspacePath> paths, Path copies, String why)
    implements Stopped {
  public HalfDone {
    paths = List.copyOf(paths);
  }

  @Override
  public String message() {
    return "The change \"%s\" is half done: %s. Nothing is lost, the old and new versions of %s are in %s. "
            .formatted(label, why, Wording.list(paths), copies)
        + "Put right what stands in the way and start simplecoder again: it finishes the change or takes it back.";
  }
}
