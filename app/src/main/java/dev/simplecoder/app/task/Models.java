package dev.simplecoder.app.task;

import dev.simplecoder.app.command.Invocation;

/** Where the model of a task comes from. */
@FunctionalInterface
public interface Models {

  /** Blocks while servers are asked what they have, and while a new model is tried out. */
  Opened open(Invocation task, Assignment work, Opening seen) throws InterruptedException;
}
