package dev.simplecoder.router.replay;

/**
 * Two policies on the same tasks (F-39).
 *
 * @param onlyFirst on how many tasks the first was right and the second was not
 * @param onlySecond the other way round
 */
public record McNemar(int onlyFirst, int onlySecond) {

  public McNemar {
    if (onlyFirst < 0 || onlySecond < 0) {
      throw new IllegalArgumentException(onlyFirst + " and " + onlySecond + " tasks");
    }
  }

  /**
   * How probable it is that they differ at least so much if neither is better: the exact binomial
   * test, on both sides.
   */
  public double probability() {
    int tasks = onlyFirst + onlySecond;
    double tail = 0;
    double logChoose = 0;
    for (int k = 0; k <= Math.min(onlyFirst, onlySecond); k++) {
      if (0 < k) {
        logChoose += Math.log((double) (tasks - k + 1) / k);
      }
      tail += Math.exp(logChoose - tasks * Math.log(2));
    }
    return Math.min(1, 2 * tail);
  }
}
