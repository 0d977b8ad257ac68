package dev.simplecoder.app.store;

/**
 * What a model's requests have taken; each is 0 where it is not known.
 *
 * @param decodeRate tokens of replies in a second
 * @param prefillRate tokens of prompts in a second, without those that the server need not read
 * @param loadSeconds from the disk into memory
 */
public record Measured(
    double decodeRate, double prefillRate, double loadSeconds, double charactersPerToken) {

  public static final Measured NOTHING = new Measured(0, 0, 0, 0);

  /** How much the latest task counts: enough to follow a machine that has changed. */
  private static final double LATEST = 0.3;

  /** The exponential mean of this and what came after it. */
  Measured then(Measured next) {
    return new Measured(
        mean(decodeRate, next.decodeRate),
        mean(prefillRate, next.prefillRate),
        mean(loadSeconds, next.loadSeconds),
        mean(charactersPerToken, next.charactersPerToken));
  }

  private static double mean(double before, double latest) {
    if (before <= 0 || latest <= 0) {
      return Math.max(before, latest);
    }
    return before + LATEST * (latest - before);
  }
}
