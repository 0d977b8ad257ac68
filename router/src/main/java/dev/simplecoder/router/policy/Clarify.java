package dev.simplecoder.router.policy;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Term;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Whether the person is asked one question before anything is tried (F-35): where the failures that
 * an answer mends are worth more than the person's time. A tenth of the questions that are worth it
 * is left out by lot, so that it shows what they do; none is asked by lot.
 */
public final class Clarify {

  private static final Exploration LEFT_OUT = new Exploration(0.1);

  private Clarify() {}

  /**
   * Goes on with what is best without a question, or asks.
   *
   * @param best what would be tried; its score is in tasks done right
   * @param success the probability that the task comes to something without a question
   * @param mended the share of failures that an answer mends
   * @param time what the person's time for it is worth, in tasks done right
   */
  public static Choice choose(
      Scored best, double success, double mended, double time, RandomGenerator random) {
    var asking =
        new Scored(
            new Move.Ask(),
            List.of(
                new Term("what it comes to as it is", best.score()),
                new Term("failures that an answer mends", mended * (1 - success)),
                new Term("your time", -time)));
    return LEFT_OUT.among(List.of(best), List.of(asking), random);
  }
}
