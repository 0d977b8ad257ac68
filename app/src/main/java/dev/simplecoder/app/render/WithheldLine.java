package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.app.shell.Visible;

/** What is said of changes that are held back, in one line. */
public final class WithheldLine {

  private WithheldLine() {}

  /** Why, and what comes next. */
  public static String of(AgentEvent.ChangesWithheld withheld) {
    String why = Visible.line(withheld.why());
    return switch (withheld.next()) {
      case ANOTHER_MODEL -> why + "; another model tries";
      case KEPT ->
          why + "; nothing is applied; to see it: simplecoder show, or /show last in a session";
    };
  }
}
