package dev.simplecoder.app.render;

import java.time.Duration;
import java.util.Locale;

/** Numbers with their nouns, as a person reads them. */
final class Quantity {

  private Quantity() {}

  static String of(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Seconds to a tenth below a minute, minutes and seconds above. */
  static String time(Duration time) {
    if (time.compareTo(Duration.ofMinutes(1)) < 0) {
      return String.format(Locale.ROOT, "%.1f s", time.toMillis() / 1000.0);
    }
    return time.toMinutes() + " min " + time.toSecondsPart() + " s";
  }

  /** Tokens in a second; empty where the server did not say how long it took. */
  static String rate(long tokens, Duration time) {
    return tokens == 0 || time.toMillis() == 0
        ? ""
        : String.format(Locale.ROOT, "%.1f tokens/s", tokens * 1000.0 / time.toMillis());
  }
}
