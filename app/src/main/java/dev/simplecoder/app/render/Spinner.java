package dev.simplecoder.app.render;

import java.io.PrintWriter;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/**
 * One line on stderr that says what is waited for and for how long. It is drawn and erased with
 * carriage returns and blanks only. Not thread-safe: {@link Console} calls it under its lock.
 */
final class Spinner {

  private static final Duration FIRST_PICTURE = Duration.ofMillis(300);
  private static final Duration FIRST_WORD = Duration.ofSeconds(10);

  private final PrintWriter err;
  private final boolean terminal;
  private final Style style;
  private final InstantSource clock;
  private @Nullable String label;
  private Instant since = Instant.EPOCH;
  private boolean said;
  private int frame;
  private int drawn;

  Spinner(PrintWriter err, boolean terminal, Style style, InstantSource clock) {
    this.err = err;
    this.terminal = terminal;
    this.style = style;
    this.clock = clock;
  }

  void begin(String what) {
    end();
    label = what;
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
      err.print("\r" + " ".repeat(drawn) + "\r");
      err.flush();
      drawn = 0;
    }
  }

  void tick() {
    if (label == null) {
      return;
    }
    Duration waited = Duration.between(since, clock.instant());
    if (terminal) {
      if (FIRST_PICTURE.compareTo(waited) <= 0) {
        draw(waited);
      }
    } else if (!said && FIRST_WORD.compareTo(waited) <= 0) {
      err.print(label + style.ellipsis() + " " + waited.toSeconds() + " s so far\n");
      err.flush();
      said = true;
    }
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
