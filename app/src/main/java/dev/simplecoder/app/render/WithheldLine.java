package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.app.shell.Visible;
import java.util.Locale;

/** What is said of changes that are held back, in one line. */
public final class WithheldLine {

  private WithheldLine() {}

  /** The estimate, the bar, what speaks against them, and what comes next. */
  public static String of(AgentEvent.ChangesWithheld withheld) {
    String said =
        "%s likely wanted, needs %s: %s"
            .formatted(
                percent(withheld.estimate()),
                percent(withheld.bar()),
                Visible.line(withheld.why()));
    return switch (withheld.next()) {
      case ANOTHER_MODEL -> "held back, " + said + "; another model tries";
      case KEPT ->
          "withheld, " + said + "; to see it: simplecoder show, or /show last in a session";
    };
  }

  private static String percent(double share) {
    return share < 0.005 ? "under 1%" : String.format(Locale.ROOT, "%.0f%%", 100 * share);
  }
}
