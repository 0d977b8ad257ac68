package dev.simplecoder.app.bench;

import dev.simplecoder.app.render.Console;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Collects results, and shows the person how far it is. */
final class RescoreWatch implements Consumer<Rescored> {

  private final int wanted;
  private final Console console;
  private final Headway headway;
  private final List<Rescored> rows = new ArrayList<>();
  private int disagreements;

  RescoreWatch(int wanted, Console console, InstantSource clock) {
    this.wanted = wanted;
    this.console = console;
    this.headway = new Headway("running programs", wanted, console, clock);
  }

  @Override
  public void accept(Rescored row) {
    rows.add(row);
    disagreements += row.agrees() ? 0 : 1;
    headway.passed(", " + disagreements + " disagree");
  }

  /**
   * What there is now, and no more is awaited.
   *
   * @param sandbox what contained the programs
   */
  RescoreTables end(String sandbox) {
    console.endWait();
    return new RescoreTables(rows, wanted, sandbox, headway.took());
  }
}
