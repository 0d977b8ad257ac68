package dev.simplecoder.app.retrieval;

import dev.simplecoder.agent.citation.Citations;
import dev.simplecoder.agent.citation.SeenLines;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported.Claim;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
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
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Hands events on, and among what its answer claims and is not so those places that are wrong. For
 * tasks that were given passages: only they were told to name places.
 */
public final class CitationCheck implements EventSink {

  private final SeenLines seen = new SeenLines();
  private final Workspace workspace;
  private final EventSink next;
  private final List<Claim> unsupported = new ArrayList<>();
  private String answer = "";

  public CitationCheck(AgentEvent.Retrieved given, Workspace workspace, EventSink next) {
    this.workspace = workspace;
    this.next = next;
    seen.accept(given);
  }

  @Override
  public void accept(AgentEvent event) {
    seen.accept(event);
    if (event instanceof AgentEvent.ClaimsUnsupported(List<Claim> claims)) {
      unsupported.addAll(claims); // they come together with the places
      return;
    }
    if (event instanceof AgentEvent.Answered answered) {
      answer = answered.message().text();
    } else if (event instanceof AgentEvent.TaskEnded ended) {
      doubt(ended.stop());
    }
    next.accept(event);
  }

  private void doubt(Stop stop) {
    if (stop instanceof Stop.Done) {
      unsupported.addAll(Citations.unsupported(answer, seen, this::lines));
    }
    if (!unsupported.isEmpty()) {
      next.accept(new AgentEvent.ClaimsUnsupported(unsupported));
      unsupported.clear();
    }
  }

  /** As the model has seen the file: what is staged counts. */
  private OptionalInt lines(String path) {
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
