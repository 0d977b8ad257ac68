package dev.simplecoder.app.repl;

import dev.simplecoder.app.gate.Label.Focus;
import dev.simplecoder.app.render.FocusWatch;
import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/**
 * What a terminal says of whether its window has the focus (mode 1004 of xterm). It is asked to
 * only while somebody watches, since its reports come as keys.
 */
final class FocusReports {

  static final String OFF = "\033[?1004l";

  private static final String ON = "\033[?1004h";

  /** Some terminals say at once how it is; later, who has the focus had lost it. */
  private static final Duration AT_ONCE = Duration.ofMillis(500);

  private final PrintStream terminal;
  private final InstantSource clock;

  /** Whether this terminal reports at all, so that its silence says something. */
  private boolean isHeard;

  private boolean isLost;
  private boolean isFirst;
  private Instant begun = Instant.EPOCH;

  FocusReports(PrintStream terminal, InstantSource clock) {
    this.terminal = terminal;
    this.clock = clock;
  }

  synchronized FocusWatch watch() {
    begun = clock.instant();
    isFirst = true;
    isLost = false;
    write(ON);
    return new FocusWatch() {
      @Override
      public Focus focus() {
        return FocusReports.this.focus();
      }

      @Override
      public void close() {
        write(OFF);
      }
    };
  }

  private void write(String sequence) {
    terminal.print(sequence);
    terminal.flush();
  }

  private synchronized Focus focus() {
    if (isLost) {
      return Focus.LOST;
    }
    return isHeard ? Focus.KEPT : Focus.UNKNOWN;
  }

  /** The window has it. */
  synchronized void gained() {
    boolean isAtOnce = Duration.between(begun, clock.instant()).compareTo(AT_ONCE) <= 0;
    isLost |= isFirst && !isAtOnce;
    isFirst = false;
    isHeard = true;
  }

  /** Another window has it. */
  synchronized void lost() {
    isLost = true;
    isFirst = false;
    isHeard = true;
  }
}
