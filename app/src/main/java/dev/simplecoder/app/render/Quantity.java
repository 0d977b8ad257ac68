package dev.simplecoder.app.render;

import java.time.Duration;
import java.util.List;
import java.util.Locale;

/** Numbers with their nouns, as a person reads them. */
public final class Quantity {

  private Quantity() {}

  public static String of(long number, String noun) {
    return number(number) + " " + noun + (number == 1 ? "" : "s");
  }

  public static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  /** Three digits at the most below a million: 940, 4.8k, 148k, 2.1M. */
  static String rounded(long number) {
    if (number < 1_000) {
      return Long.toString(number);
    }
    boolean millions = 999_500 <= number;
    double scaled = number / (millions ? 1e6 : 1e3);
    String digits = scaled < 9.95 ? "%.1f" : "%.0f";
    return String.format(Locale.ROOT, digits, scaled) + (millions ? "M" : "k");
  }

  /** Bytes in the unit of a thousand that fits, as disks and model servers count them. */
  public static String bytes(long bytes) {
    double scaled = bytes;
    String unit = "B";
    for (String next : List.of("kB", "MB", "GB", "TB")) {
      if (scaled < 999.5) {
        break;
      }
      scaled /= 1000;
      unit = next;
    }
    boolean whole = unit.equals("B") || 9.95 <= scaled;
    return String.format(Locale.ROOT, whole ? "%.0f %s" : "%.1f %s", scaled, unit);
  }

  /** Seconds to a tenth below a minute, minutes and seconds above. */
  public static String time(Duration time) {
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
