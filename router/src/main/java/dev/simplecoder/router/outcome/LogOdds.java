package dev.simplecoder.router.outcome;

/** Probabilities on the scale of log odds, bounded so that nothing is ever certain. */
public final class LogOdds {

  private static final double LEAST = 1e-4;

  private LogOdds() {}

  public static double of(double probability) {
    double bounded = Math.clamp(probability, LEAST, 1 - LEAST);
    return Math.log(bounded / (1 - bounded));
  }

  public static double probability(double logOdds) {
    return 1 / (1 + Math.exp(-logOdds));
  }

  /**
   * The mean probability when the log odds are normally distributed, by the approximation of MacKay
   * (1992): doubt draws towards one half.
   */
  static double expected(double logOdds, double variance) {
    return probability(logOdds / Math.sqrt(1 + Math.PI / 8 * variance));
  }

  /** The logarithm of the probability of an outcome, which may be a share of several. */
  static double likelihood(double passed, double expected) {
    double bounded = Math.clamp(expected, LEAST, 1 - LEAST);
    return passed * Math.log(bounded) + (1 - passed) * Math.log(1 - bounded);
  }
}
