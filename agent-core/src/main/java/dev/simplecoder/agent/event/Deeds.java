package dev.simplecoder.agent.event;

import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.plan.PlanState;
import java.util.List;
import java.util.Optional;

/**
 * What has happened in a conversation, whatever of it still stands there.
 *
 * @param requests what the person asked, word for word, oldest first
 * @param calls those that ended, oldest first
 * @param evidence the last that running the project's checks has shown in the task at hand
 * @param plan of the task at hand, where it has one
 */
public record Deeds(
    List<String> requests,
    List<Progress.Called> calls,
    Optional<Evidence> evidence,
    Optional<PlanState> plan) {
  public Deeds {
    requests = List.copyOf(requests);
    calls = List.copyOf(calls);
  }
}
