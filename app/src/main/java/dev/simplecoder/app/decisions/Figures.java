package dev.simplecoder.app.decisions;

import dev.simplecoder.router.outcome.Interval;
import java.util.Locale;

/** Numbers as tables show them. */
final class Figures {

  private Figures() {}

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  /** In percent. */
  static String interval(Interval interval) {
    return String.format(Locale.ROOT, "%.0f-%.0f", 100 * interval.low(), 100 * interval.high());
  }

  /** So many of so many; empty where there are none. */
  static String counts(double passed, double trials) {
    return trials == 0 ? "" : number(passed) + " of " + number(trials);
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String number(double value) {
    return value == Math.rint(value)
        ? Integer.toString((int) value)
        : String.format(Locale.ROOT, "%.1f", value);
  }
}
