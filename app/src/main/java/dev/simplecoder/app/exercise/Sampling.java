package dev.simplecoder.app.exercise;

/**
 * How replies are drawn.
 *
 * @param seed of an arm's first attempt at a problem; each further one has the next
 */
public record Sampling(double temperature, int seed) {
  public Sampling {
    if (!(0 <= temperature && temperature <= 2)) {
      throw new IllegalArgumentException("a temperature from 0 to 2, not " + temperature);
    }
  }
}
