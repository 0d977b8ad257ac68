package dev.simplecoder.app.bench;

import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects results, and shows the person how far it is. */
final class RescoreWatch implements Consumer<Rescored> {

  /** A line that stays, for whoever looks later or has no terminal. */
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final int wanted;
  private final Console console;
  private final InstantSource clock;
  private final Instant start;
  private final List<Rescored> rows = new ArrayList<>();
  private int disagreements;
  private Instant told;

  RescoreWatch(int wanted, Console console, InstantSource clock) {
    this.wanted = wanted;
    this.console = console;
    this.clock = clock;
    this.start = clock.instant();
    this.told = start;
    console.beginWait("running programs", Duration.ZERO);
  }

  @Override
  public void accept(Rescored row) {
    rows.add(row);
    disagreements += row.agrees() ? 0 : 1;
    String progress =
        new Progress(rows.size(), wanted, took()).words() + ", " + disagreements + " disagree";
    console.relabelWait(progress);
    if (!clock.instant().isBefore(told.plus(BETWEEN_LINES))) {
      told = clock.instant();
      console.tell(progress);
    }
  }

  /**
   * What there is now, and no more is awaited.
   *
   * @param sandbox what contained the programs
   */
  RescoreTables end(String sandbox) {
    console.endWait();
    return new RescoreTables(rows, wanted, sandbox, took());
  }

  private Duration took() {
    return Duration.between(start, clock.instant());
  }
}
