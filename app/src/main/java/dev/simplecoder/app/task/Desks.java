package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.app.command.Invocation;
import java.util.List;

/** Where the desk of a task comes from. */
@FunctionalInterface
public interface Desks {

  /**
   * The console of the result is closed when the task has ended.
   *
   * @param earlier what happened before in the session of the task
   */
  Desk of(Invocation task, List<AgentEvent> earlier);
}
