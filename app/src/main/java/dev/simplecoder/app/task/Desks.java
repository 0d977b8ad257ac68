package dev.simplecoder.app.task;

import dev.simplecoder.app.command.Invocation;

/** Where the desk of a task comes from. */
@FunctionalInterface
public interface Desks {

  /** The console of the result is closed when the task has ended. */
  Desk of(Invocation task);
}
