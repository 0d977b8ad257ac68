package dev.simplecoder.router.outcome;

/** Between which bounds a proportion lies, with 95 percent confidence. */
public record Interval(double low, double high) {

  /** Of the standard normal distribution, 97.5 percent lie below. */
  static final double Z95 = 1.959963984540054;

  /** For so many passed of so many trials (Wilson 1927); both may be fractions. */
  public static Interval wilson(double passed, double trials) {
    if (trials <= 0) {
      return new Interval(0, 1);
    }
    double share = passed / trials;
    double squared = Z95 * Z95 / trials;
    double middle = share + squared / 2;
    double reach = Z95 * Math.sqrt(share * (1 - share) / trials + squared / (4 * trials));
    return new Interval(
        Math.max(0, (middle - reach) / (1 + squared)),
        Math.min(1, (middle + reach) / (1 + squared)));
  }
}
