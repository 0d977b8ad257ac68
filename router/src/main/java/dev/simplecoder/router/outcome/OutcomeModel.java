package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;

/** Predicts what comes of an attempt. */
public interface OutcomeModel {

  /** What is to be expected of the attempts on one task. */
  Outlook outlook(Features features);

  /** The predictions for one task; what they share is worked out once. */
  @FunctionalInterface
  interface Outlook {
    /** The probability that an attempt passes its checks. */
    double pass(Situation situation, Option option);
  }

  /** The probability that what passes its checks here is right: how far they are to be trusted. */
  double trust(Situation situation, Arm arm);

  /** That an attempt passes its checks, with how sure this is and what it is made of. */
  Estimate estimate(Situation situation, Option option);

  void learn(Experience experience);
}
