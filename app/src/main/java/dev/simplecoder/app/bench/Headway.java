package dev.simplecoder.app.bench;

import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Shows the person how far a benchmark is. */
final class Headway {

  /** A line that stays, for whoever looks later or has no terminal. */
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final int wanted;
  private final Console console;
  private final InstantSource clock;
  private final Instant start;
  private Instant told;
  private int done;

  /**
   * Begins to show it.
   *
   * @param what is done, in visible words
   * @param wanted how many pieces of work there are
   */
  Headway(String what, int wanted, Console console, InstantSource clock) {
    this.wanted = wanted;
    this.console = console;
    this.clock = clock;
    this.start = clock.instant();
    this.told = start;
    console.beginWait(what, Duration.ZERO);
  }

  /**
   * One more piece is done.
   *
   * @param more to be said behind how many are, and how long the others will take
   */
  void passed(String more) {
    done++;
    String progress = new Progress(done, wanted, took()).words() + more;
    console.relabelWait(progress);
    if (!clock.instant().isBefore(told.plus(BETWEEN_LINES))) {
      told = clock.instant();
      console.tell(progress);
    }
  }

  Duration took() {
    return Duration.between(start, clock.instant());
  }
}
