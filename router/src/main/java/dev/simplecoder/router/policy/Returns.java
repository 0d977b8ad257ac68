package dev.simplecoder.router.policy;

import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.outcome.Prior;
import java.util.HashMap;
import java.util.Map;

/** The mean reward of each option, with what was published of its arm as its first observations. */
final class Returns {

  /** How many observations the prior is worth. */
  private static final double WORTH = 5;

  private final Prior prior;
  private final Map<String, Mean> means = new HashMap<>();
  private double seen;

  Returns(Prior prior) {
    this.prior = prior;
  }

  private record Mean(double sum, double count) {
    Mean plus(Mean more) {
      return new Mean(sum + more.sum, count + more.count);
    }
  }

  double mean(Option option) {
    Mean mean = of(option);
    return (mean.sum + WORTH * prior.rate(option.arm())) / count(option);
  }

  /** The observations, those of the prior included. */
  double count(Option option) {
    return of(option).count + WORTH;
  }

  /** How many there are of all options together. */
  double seen() {
    return seen;
  }

  void add(Experience experience) {
    seen++;
    means.merge(experience.option().key(), new Mean(experience.reward(), 1), Mean::plus);
  }

  private Mean of(Option option) {
    return means.getOrDefault(option.key(), new Mean(0, 0));
  }
}
