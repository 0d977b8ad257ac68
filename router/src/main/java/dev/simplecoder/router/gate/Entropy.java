package dev.simplecoder.router.gate;

/** How undecided a probability is. */
public final class Entropy {

  private Entropy() {}

  /** From 0 to 1 (F-8). */
  public static double bits(double p) {
    return part(p) + part(1 - p);
  }

  private static double part(double p) {
    return p <= 0 ? 0 : -p * Math.log(p) / Math.log(2);
  }
}
