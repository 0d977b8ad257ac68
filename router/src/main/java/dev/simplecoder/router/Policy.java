package dev.simplecoder.router;

import java.util.List;
import java.util.random.RandomGenerator;

/** Chooses what to try next, and learns from what came of it. */
public interface Policy {

  /**
   * Chooses one of the options that the situation allows, or to stop.
   *
   * @param options what can be tried here, at least one; no two have the same key
   * @param random for policies that explore; others leave it alone
   */
  Choice choose(Situation situation, List<Option> options, RandomGenerator random);

  /** Takes in what came of an option, chosen by this policy or by anybody. */
  void learn(Experience experience);
}
