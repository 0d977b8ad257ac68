package dev.simplecoder.router.gate.length;

/**
 * Acceptance by length: too short is not worth accepting, and every further line may be wrong
 * (F-11).
 *
 * @param gamma how fast it gets worth accepting, above 0
 * @param q the probability that one more unit of length is right, in (0, 1)
 */
public record LengthLaw(double gamma, double q) {

  private static final int HALVINGS = 100;

  public LengthLaw {
    if (!(0 < gamma && gamma < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("gamma: expected a number above 0, found " + gamma);
    }
    if (!(0 < q && q < 1)) {
      throw new IllegalArgumentException("q: expected a number in (0, 1), found " + q);
    }
  }

  /** F-11. */
  public double acceptance(double length) {
    return -Math.expm1(-gamma * length) * Math.pow(q, length);
  }

  /**
   * What is optimised, up to a factor: the time that length saves, times acceptance (F-12, F-13).
   */
  public double saved(double length, double rho) {
    return Math.pow(length, rho) * acceptance(length);
  }

  /** The length of most acceptance (F-15). */
  public double mostAccepted() {
    return Math.log1p(gamma / decay()) / gamma;
  }

  /**
   * The length that saves most (F-15). Its condition has one solution, since the logarithm of
   * {@link #saved} is strictly concave.
   */
  public double mostSaved(double rho) {
    if (!(0 <= rho && rho < Double.POSITIVE_INFINITY)) {
      throw new IllegalArgumentException("rho: expected a number from 0, found " + rho);
    }
    double low = 0;
    double high = mostAccepted();
    while (0 < slope(high, rho)) {
      low = high;
      high *= 2;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (0 < slope(middle, rho)) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return (low + high) / 2;
  }

  /** Whether this length saves more than that of most acceptance (F-14). */
  public boolean pays(double length, double rho) {
    double best = mostAccepted();
    return Math.pow(best / length, rho) < acceptance(length) / acceptance(best);
  }

  /** Of the logarithm of {@link #saved}. */
  private double slope(double length, double rho) {
    return gamma / Math.expm1(gamma * length) + rho / length - decay();
  }

  private double decay() {
    return -Math.log(q);
  }
}
