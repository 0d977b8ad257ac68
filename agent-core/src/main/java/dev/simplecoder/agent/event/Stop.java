package dev.simplecoder.agent.event;

import dev.simplecoder.agent.model.Reply;

/** Why a task ended. */
public sealed interface Stop {

  /** The model gave a final answer. */
  record Done() implements Stop {}

  /** The model had nothing to say, also when asked again. */
  record NoAnswer() implements Stop {}

  /** A limit was reached: steps, time or window. {@code what} names it with its value. */
  record Limit(String what) implements Stop {}

  /** The model went round in circles. */
  record Stuck(String how) implements Stop {}

  /** There was no reply to go on with. */
  record ModelFailed(Reply.Reason reason, String detail) implements Stop {}

  /** The person stopped it. */
  record Interrupted() implements Stop {}
}
