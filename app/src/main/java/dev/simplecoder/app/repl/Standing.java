package dev.simplecoder.app.repl;

import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** How a session stands, in one line: what matters most comes first. */
final class Standing {

  private Standing() {}

  static String line(Settings settings, Tally tally) {
    List<String> parts = new ArrayList<>();
    if (tally.model().isEmpty()) {
      parts.add(settings.find(Keys.MODEL).orElse("no model asked yet"));
    } else {
      parts.add(tally.model() + " " + tally.arm().getOrDefault("dialect", ""));
    }
    if (0 < tally.window()) {
      parts.add(100L * tally.used() / tally.window() + "% of " + thousands(tally.window()));
    }
    double seconds = tally.last().decode().toMillis() / 1000.0;
    if (0 < seconds) {
      parts.add(Math.round(tally.last().completionTokens() / seconds) + "/s");
    }
    parts.add(permission(settings));
    parts.add(thousands(tally.tokensIn() + tally.tokensOut()) + " tokens");
    return String.join(" · ", parts);
  }

  private static String permission(Settings settings) {
    if (settings.get(Keys.READ_ONLY)) {
      return "read-only";
    }
    return settings.get(Keys.YES) ? "applies unasked" : "asks";
  }

  private static String thousands(long tokens) {
    return tokens < 1000
        ? Long.toString(tokens)
        : String.format(Locale.ROOT, "%.1fk", tokens / 1000.0).replace(".0k", "k");
  }
}
