package dev.simplecoder.agent;

import dev.simplecoder.agent.event.EventSink;
import java.util.Optional;

/** Tries out what a task has done before it may end. */
@FunctionalInterface
public interface Verification {

  /** Where nothing is tried out. */
  Verification NONE = _ -> Optional.empty();

  /**
   * Called at each final answer. Blocks while something runs; what that shows becomes events.
   *
   * @return what the model is told, so that it goes on; empty where the task may end
   */
  Optional<String> verify(EventSink events) throws InterruptedException;

  /** What comes from now on is no repair of what was tried out before. */
  default void begin() {}

  /** The files become again what they were when this began; the next event says so. */
  default void takeBack() {}
}
