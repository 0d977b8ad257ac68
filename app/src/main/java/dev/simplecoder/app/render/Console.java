package dev.simplecoder.app.render;

import dev.simplecoder.app.shell.Visible;
import java.io.PrintStream;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The one place that writes for the person: the answer to stdout, everything else to stderr. A lock
 * keeps the spinner and the lines apart.
 */
public final class Console implements AutoCloseable {

  private final PrintStream out;
  private final PrintStream err;
  private final Terminals terminals;
  private final Style style;
  private final Ticker ticker;
  private final Prose prose;
  private final Spinner spinner;
  private final Object lock = new Object();
  private Ticker.@Nullable Ticking ticking;
  private boolean lineOpen;
  private int pauses;

  public Console(
      PrintStream out,
      PrintStream err,
      Terminals terminals,
      Style style,
      InstantSource clock,
      Ticker ticker,
      Prose prose) {
    this.out = out;
    this.err = err;
    this.terminals = terminals;
    this.style = style;
    this.ticker = ticker;
    this.prose = prose;
    this.spinner = new Spinner(err, terminals.err(), style, clock);
  }

  /** Tells the person one thing, whatever the verbosity. The text need not be trusted. */
  public void tell(String line) {
    lines(List.of(Visible.line(line)));
  }

  /** Keeps the spinner off the screen until the result is closed. */
  public Pause pause() {
    synchronized (lock) {
      pauses++;
      spinner.erase();
      closeLine();
    }
    return () -> {
      synchronized (lock) {
        pauses--;
      }
    };
  }

  /** Takes the spinner off the screen and ends its thread. */
  @Override
  public void close() {
    endWait();
    synchronized (lock) {
      closeLine();
    }
  }

  /** Draws something elsewhere on the terminal while nothing is written here. */
  public void beside(Runnable drawing) {
    synchronized (lock) {
      drawing.run();
    }
  }

  /** A time during which nothing but the holder writes. */
  public interface Pause extends AutoCloseable {
    @Override
    void close();
  }

  public Terminals terminals() {
    return terminals;
  }

  public Style style() {
    return style;
  }

  /** Whole lines of activity, already made visible. */
  void lines(List<String> lines) {
    synchronized (lock) {
      spinner.erase();
      closeLine();
      lines.forEach(line -> err.print(line + "\n"));
      err.flush();
    }
  }

  /** The beginning of a line of activity; the person's answer completes it. */
  void question(String text) {
    synchronized (lock) {
      spinner.erase();
      closeLine();
      err.print(text);
      err.flush();
    }
  }

  /** More of the text on stdout. */
  void text(String piece) {
    synchronized (lock) {
      write(prose.next(piece));
    }
  }

  private void write(String text) {
    if (!text.isEmpty()) {
      spinner.erase();
      out.print(text);
      out.flush();
      lineOpen = !text.endsWith("\n");
    }
  }

  /** Whether text is shown in whole lines only. */
  boolean holdsBack() {
    return prose.holdsBack();
  }

  /** Ends the line of text that is open on stdout, if any. */
  void endText() {
    synchronized (lock) {
      closeLine();
    }
  }

  /**
   * Shows, after a while, that {@code what}, a visible line, is waited for, in place of what was
   * before.
   */
  public void beginWait(String what, Duration after) {
    synchronized (lock) {
      spinner.begin(what, after);
      if (ticking == null) {
        ticking = ticker.start(this::tick);
      }
    }
  }

  /** Another word for what is waited for. */
  public void relabelWait(String what) {
    synchronized (lock) {
      spinner.relabel(what);
    }
  }

  boolean isWaiting() {
    synchronized (lock) {
      return spinner.isWaiting();
    }
  }

  /** Takes what is waited for off the screen. */
  public void endWait() {
    synchronized (lock) {
      spinner.end();
      if (ticking != null) {
        ticking.close();
        ticking = null;
      }
    }
  }

  private void tick() {
    synchronized (lock) {
      if (pauses == 0 && spinner.isDue()) {
        breakLine();
        spinner.show();
      }
    }
  }

  private void closeLine() {
    write(prose.end());
    breakLine();
  }

  private void breakLine() {
    if (lineOpen) {
      out.print("\n");
      out.flush();
      lineOpen = false;
    }
  }
}
