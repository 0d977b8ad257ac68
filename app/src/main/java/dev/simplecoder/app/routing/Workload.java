package dev.simplecoder.app.routing;

import dev.simplecoder.app.store.decisions.Lesson.Spent;

/**
 * What calls for a skill take in the mean, in tokens: what the model reads once, and all that it
 * writes.
 *
 * @param worth how many attempts it is the mean of
 */
record Workload(double promptTokens, double replyTokens, double worth) {

  /**
   * What is expected before anything was seen, worth a few attempts: of a task a few files and a
   * change, as tasks of this program come to; of a call beside it the same conversation.
   */
  static Workload usual(Skill skill) {
    return switch (skill) {
      case WORK -> new Workload(3_000, 600, 5);
      case ANSWER -> new Workload(3_000, 300, 5);
      case PLAN, NOTES -> new Workload(3_000, 250, 5);
    };
  }

  /** What this becomes with one more; one of which no server has told the tokens says nothing. */
  Workload plus(Spent spent) {
    return spent.replyTokens() == 0
        ? this
        : new Workload(
            mean(promptTokens, spent.promptTokens()),
            mean(replyTokens, spent.replyTokens()),
            worth + 1);
  }

  private double mean(double before, double next) {
    return (before * worth + next) / (worth + 1);
  }
}
