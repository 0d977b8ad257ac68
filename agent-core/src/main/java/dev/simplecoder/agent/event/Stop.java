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

  /**
   * What such tasks usually take was used up, and the last replies brought nothing further.
   *
   * @param why where the number comes from, in words for the person
   */
  record BudgetSpent(int steps, String why) implements Stop {}

  /** There is a plan, and no more was wanted. */
  record Planned() implements Stop {}

  /** The person did not want the plan. */
  record PlanRejected() implements Stop {}

  /** The plan could not be carried out, also after it was mended and made anew. */
  record PlanFailed(String how) implements Stop {}

  /** The person stopped it. */
  record Interrupted() implements Stop {}
}
