package dev.simplecoder.router.outcome;

/**
 * How many of the first attempts that would have failed pass since the person was asked one
 * question beforehand. Of tasks that left something open, some are asked about and some are not; in
 * each group {@code passed - expected = share * (1 - expected)} plus noise, so that its share is a
 * ridge regression through the origin, and what a question does is the difference. A request that
 * is vague fails more often than its model expects, and that is in both groups.
 */
public final class AnswerEffect {

  /** A guess: a quarter. Nothing that we know of has measured it for small models. */
  private static final double ASKED = 0.25;

  /** What the guesses are worth, in tasks that surely would have failed. */
  private static final double WORTH = 8;

  private double askedSum = WORTH * ASKED;
  private double askedWeight = WORTH;
  private double unaskedSum;
  private double unaskedWeight = WORTH;

  /**
   * Takes in a task of which the person was asked.
   *
   * @param expected the probability that its first attempt passes, as it was thought before
   * @param passed what came of that attempt, in [0, 1]
   */
  public void learnAsked(double expected, double passed) {
    askedSum += (passed - expected) * (1 - expected);
    askedWeight += (1 - expected) * (1 - expected);
  }

  /** Takes in a task of which the person might have been asked, and was not. */
  public void learnUnasked(double expected, double passed) {
    unaskedSum += (passed - expected) * (1 - expected);
    unaskedWeight += (1 - expected) * (1 - expected);
  }

  /** The share of failures that a question mends, in [0, 1]. */
  public double share() {
    return Math.clamp(askedSum / askedWeight - unaskedSum / unaskedWeight, 0, 1);
  }
}
