package dev.simplecoder.app.render;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/** A console whose streams the test can look at, with time in the test's hand. */
final class Screen {

  final HandClock clock = new HandClock();
  final HandTicker ticker = new HandTicker();
  final Console console;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err;
  private final boolean shared;

  /** Where both streams are terminals they are the same screen. */
  Screen(Terminals terminals, Style style) {
    shared = terminals.out() && terminals.err();
    err = shared ? out : new ByteArrayOutputStream();
    console = new Console(stream(out), stream(err), terminals, style, clock, ticker, Prose.PLAIN);
  }

  private static PrintStream stream(ByteArrayOutputStream bytes) {
    return new PrintStream(bytes, false, StandardCharsets.UTF_8);
  }

  String out() {
    return out.toString(StandardCharsets.UTF_8);
  }

  String err() {
    return err.toString(StandardCharsets.UTF_8);
  }

  /** Lets time pass, with a tick at its end. */
  void pass(Duration time) {
    clock.advance(time);
    ticker.tick();
  }

  /** What the person sees in the end: a carriage return goes back to the start of the line. */
  static String seen(String written) {
    var seen = new StringBuilder();
    for (String line : written.split("\n", -1)) {
      var cells = new StringBuilder();
      for (String part : line.split("\r", -1)) {
        int covered = Math.min(part.length(), cells.length());
        cells.replace(0, covered, part);
      }
      seen.append(cells.toString().stripTrailing()).append('\n');
    }
    return seen.substring(0, seen.length() - 1);
  }

  /** Everything that was written, each stream under its name. */
  String written() {
    return shared ? "== screen\n" + out() : "== stdout\n" + out() + "== stderr\n" + err();
  }
}
