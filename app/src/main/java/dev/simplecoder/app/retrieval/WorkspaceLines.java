package dev.simplecoder.app.retrieval;

import dev.simplecoder.agent.citation.Citations;
import dev.simplecoder.agent.tool.Action.Scope;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.Located;
import dev.simplecoder.tools.fs.Purpose;
import dev.simplecoder.tools.fs.Workspace;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.OptionalInt;

/** The files of a workspace as the model has seen them: what is staged counts. */
public final class WorkspaceLines implements Citations.Files {

  private final Workspace workspace;

  public WorkspaceLines(Workspace workspace) {
    this.workspace = workspace;
  }

  @Override
  public OptionalInt lines(String path) {
    try {
      Located located = workspace.locate(path, Purpose.READ);
      if (!(located instanceof Located.Inside(WorkspacePath place, Scope _))) {
        return OptionalInt.empty();
      }
      Optional<String> staged = staged(place);
      if (staged.isPresent()) {
        return OptionalInt.of((int) staged.get().lines().count());
      }
      try (var reader = new BufferedReader(workspace.open(located))) {
        return OptionalInt.of((int) reader.lines().count());
      }
    } catch (BadArguments | IOException | UncheckedIOException none) {
      return OptionalInt.empty();
    }
  }

  private Optional<String> staged(WorkspacePath path) {
    return workspace.changes().changes().stream()
        .filter(change -> change.path().equals(path))
        .map(FileChange::after)
        .findFirst();
  }
}
