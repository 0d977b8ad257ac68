package dev.simplecoder.app.held;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.app.gate.Judged;

/** What the gate has come to when a task has ended. */
public sealed interface Passage {

  /** There is nothing to judge, or nobody wants it judged. */
  record Open() implements Passage {}

  /** The person is to see the changes. */
  record Shown(Judged judged, Evidence evidence) implements Passage {}

  /** They are not to be shown. */
  record Withheld(Judged judged, Evidence evidence, AgentEvent.ChangesWithheld event)
      implements Passage {}
}
