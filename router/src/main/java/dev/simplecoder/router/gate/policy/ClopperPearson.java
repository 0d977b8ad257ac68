package dev.simplecoder.router.gate.policy;

/** Exact bounds of a proportion (Clopper and Pearson 1934). */
final class ClopperPearson {

  private static final int HALVINGS = 60;

  private ClopperPearson() {}

  /** Below which the proportion lies with at most the probability that confidence leaves. */
  static double lower(int successes, int trials, double confidence) {
    if (successes == 0) {
      return 0;
    }
    double low = 0;
    double high = successes / (double) trials;
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (atLeast(successes, trials, middle) < 1 - confidence) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  /** How probable so many successes or more are; summed from all successes down. */
  private static double atLeast(int successes, int trials, double p) {
    double odds = Math.log(p) - Math.log1p(-p);
    double logTerm = trials * Math.log(p);
    double sum = Math.exp(logTerm);
    for (int k = trials - 1; successes <= k; k--) {
      logTerm += Math.log((k + 1.0) / (trials - k)) - odds;
      sum += Math.exp(logTerm);
    }
    return sum;
  }
}
