package dev.simplecoder.router.reward;

/**
 * Of so many samples for a task so many were right: what that says of asking several times.
 *
 * @param samples that were drawn independently
 */
public record PassAtK(int samples, int right) {

  public PassAtK {
    if (right < 0 || samples < right || samples < 1) {
      throw new IllegalArgumentException(right + " of " + samples + " samples are right");
    }
  }

  /**
   * The probability that at least one of {@code k} samples is right, estimated without bias (Chen
   * et al. 2021, equation 1): {@code 1 - C(n-c, k) / C(n, k)}.
   *
   * @param k at most as many as were drawn
   */
  public double of(int k) {
    if (k < 1 || samples < k) {
      throw new IllegalArgumentException("pass@" + k + " of " + samples + " samples");
    }
    double none = 1;
    for (int i = 0; i < k; i++) {
      none *= Math.max(0, samples - right - i) / (double) (samples - i);
    }
    return 1 - none;
  }
}
