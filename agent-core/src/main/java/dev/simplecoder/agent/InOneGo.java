package dev.simplecoder.agent;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import java.util.Optional;

/** Until the first answer that stands up to being tried out. */
final class InOneGo implements Approach {

  private final Verification verification;

  InOneGo(Verification verification) {
    this.verification = verification;
  }

  @Override
  public Optional<Stop> begin(Task task, Transcript transcript, EventSink events) {
    return Optional.empty();
  }

  @Override
  public Next after(Stop stop, Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    Optional<String> more =
        stop instanceof Stop.Done ? verification.verify(events) : Optional.empty();
    more.ifPresent(text -> events.accept(new AgentEvent.Nudged(text)));
    return more.isPresent() ? new Next.GoOnMending() : new Next.End(stop);
  }
}
