package dev.simplecoder.router;

import java.util.OptionalDouble;

/**
 * What came of an option in a situation.
 *
 * @param passed the share of the checks' word that it is right, in [0, 1]; mostly 0 or 1
 * @param right whether it was right, where that became known apart from the checks, in [0, 1]
 * @param reward what it was worth (F-21)
 */
public record Experience(
    Situation situation, Option option, double passed, OptionalDouble right, double reward) {

  public Experience {
    if (!(0 <= passed && passed <= 1) || !Double.isFinite(reward)) {
      throw new IllegalArgumentException("passed " + passed + ", reward " + reward);
    }
  }

  /** An attempt whose checks are the only word on it. */
  public static Experience of(Situation situation, Option option, double passed) {
    return new Experience(situation, option, passed, OptionalDouble.empty(), passed);
  }
}
