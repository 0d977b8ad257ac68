package dev.simplecoder.app.render;

import java.io.PrintStream;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * One line on stderr that says what is waited for and for how long. It is drawn and erased with
 * carriage returns and blanks only. Not thread-safe: {@link Console} calls it under its lock.
 */
final class Spinner {

  /** Where there is no picture, a short wait needs no word. */
  private static final Duration FIRST_WORD = Duration.ofSeconds(10);

  /** A terminal shows Ctrl-C as two characters behind the line. */
  private static final int ECHO = 2;

  private final PrintStream err;
  private final boolean terminal;
  private final Style style;
  private final InstantSource clock;
  private @Nullable String label;
  private Instant since = Instant.EPOCH;
  private Duration patience = Duration.ZERO;
  private boolean said;
  private int frame;
  private int drawn;

  Spinner(PrintStream err, boolean terminal, Style style, InstantSource clock) {
    this.err = err;
    this.terminal = terminal;
    this.style = style;
    this.clock = clock;
  }

  /** {@code after} passes before anything is shown. */
  void begin(String what, Duration after) {
    end();
    label = what;
    patience = after;
    since = clock.instant();
    said = false;
  }

  /** Another word for the same wait; the seconds go on. */
  void relabel(String what) {
    if (label != null) {
      label = what;
    }
  }

  boolean isWaiting() {
    return label != null;
  }

  void end() {
    erase();
    label = null;
  }

  /** Takes the line off the screen; the next tick draws it again. */
  void erase() {
    if (drawn != 0) {
      int covered = Math.max(drawn, Math.min(drawn + ECHO, style.columns() - 1));
      err.print("\r" + " ".repeat(covered) + "\r");
      err.flush();
      drawn = 0;
    }
  }

  /** Whether there is something to show by now. */
  boolean isDue() {
    return label != null
        && (terminal
            ? patience.compareTo(waited()) <= 0
            : !said && FIRST_WORD.compareTo(waited()) <= 0);
  }

  void show() {
    if (terminal) {
      draw(waited());
    } else {
      err.print(label + style.ellipsis() + " " + waited().toSeconds() + " s so far\n");
      err.flush();
      said = true;
    }
  }

  private Duration waited() {
    return Duration.between(since, clock.instant());
  }

  private void draw(Duration waited) {
    String frames = style.spinnerFrames();
    frame = (frame + 1) % frames.length();
    String line =
        frames.charAt(frame) + " " + label + style.ellipsis() + " " + waited.toSeconds() + " s";
    // The last column stays free: a full line would make some terminals begin a new one.
    String cut = Columns.cut(line, Math.max(1, style.columns() - 1), style.ellipsis());
    int columns = Columns.of(cut);
    err.print("\r" + style.paint(Ink.DIM, cut) + " ".repeat(Math.max(0, drawn - columns)));
    err.flush();
    drawn = Math.max(drawn, columns);
  }
}
