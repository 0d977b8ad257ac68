package dev.simplecoder.router.policy;

import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;

/** What reward is to be expected of an option on a task. */
public interface Rewards {

  Belief of(Features features, Option option);

  void add(Experience experience);

  /**
   * A normal distribution of the expected reward.
   *
   * @param deviation in units of the noise of a reward: the square root of {@code x'A^-1 x}
   */
  record Belief(double mean, double deviation) {}
}
