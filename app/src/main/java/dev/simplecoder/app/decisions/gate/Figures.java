package dev.simplecoder.app.decisions.gate;

import dev.simplecoder.router.outcome.Interval;
import java.util.Locale;

/** Numbers as reports show them. */
final class Figures {

  private Figures() {}

  static String percent(double share) {
    return String.format(Locale.ROOT, "%.0f %%", 100 * share);
  }

  static String decimal(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  static String signed(double value) {
    return String.format(Locale.ROOT, "%+.2f", value);
  }

  static String interval(Interval interval) {
    return signed(interval.low()) + " to " + signed(interval.high());
  }
}
