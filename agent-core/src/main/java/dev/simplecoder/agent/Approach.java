package dev.simplecoder.agent;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import java.util.Optional;

/** How a task gets to its end: in one go, or by the steps of a plan. */
interface Approach {

  /** Before the first reply, also of a task that goes on. Says where there is nothing to ask. */
  Optional<Stop> begin(Task task, Transcript transcript, EventSink events)
      throws InterruptedException;

  /** A guard would end the task. Blocks while something runs or the model is asked for a plan. */
  Next after(Stop stop, Task task, Transcript transcript, EventSink events)
      throws InterruptedException;

  /** What becomes of the task then. */
  sealed interface Next {

    /** The model was told more. */
    record GoOn() implements Next {}

    /** The same, of what has failed; whoever is to mend it goes on. */
    record GoOnMending() implements Next {}

    /** The same; and since this one did not get there, a model is chosen once more. */
    record GoOnAfresh() implements Next {}

    record End(Stop stop) implements Next {}
  }
}
