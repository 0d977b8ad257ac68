package dev.simplecoder.app.retrieval;

import dev.simplecoder.agent.citation.Citations;
import dev.simplecoder.agent.citation.SeenLines;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported.Claim;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.tools.fs.Workspace;
import java.util.ArrayList;
import java.util.List;

/**
 * Hands events on, and among what its answer claims and is not so those places that are wrong. For
 * tasks that were given passages: only they were told to name places.
 */
public final class CitationCheck implements EventSink {

  private final SeenLines seen = new SeenLines();
  private final WorkspaceLines lines;
  private final EventSink next;
  private final List<Claim> unsupported = new ArrayList<>();
  private String answer = "";

  public CitationCheck(AgentEvent.Retrieved given, Workspace workspace, EventSink next) {
    this.lines = new WorkspaceLines(workspace);
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
      unsupported.addAll(Citations.unsupported(answer, seen, lines));
    }
    if (!unsupported.isEmpty()) {
      next.accept(new AgentEvent.ClaimsUnsupported(unsupported));
      unsupported.clear();
    }
  }
}
