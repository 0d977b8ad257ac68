package dev.simplecoder.app.retrieval;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.tools.Passage;
import java.util.List;

/**
 * What was found for a request.
 *
 * @param passages best first, clipped
 * @param event the same, as the task knows it
 */
public record Found(List<Passage> passages, AgentEvent.Retrieved event) {
  public Found {
    passages = List.copyOf(passages);
  }
}
