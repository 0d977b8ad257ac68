package dev.simplecoder.app.hub;

import dev.simplecoder.app.models.PullProgress;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.shell.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Consumer;

/**
 * Shows how far a model has come: at a terminal in one line that changes, else in a line for each
 * phase.
 */
public final class PullReport implements Consumer<PullProgress> {

  private final Console console;
  private final InstantSource clock;
  private String phase = "";
  private Instant since = Instant.EPOCH;
  private long before;

  public PullReport(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void accept(PullProgress progress) {
    boolean terminal = console.terminals().err();
    if (!progress.phase().equals(phase)) {
      phase = progress.phase();
      since = clock.instant();
      before = progress.bytes();
      if (terminal) {
        console.beginWait(label(progress), Duration.ZERO);
      } else {
        console.tell(phase + size(progress));
      }
    } else if (terminal) {
      console.relabelWait(label(progress));
    }
  }

  private String label(PullProgress progress) {
    String share =
        progress.totalBytes() <= 0
            ? ""
            : ", " + (long) (progress.bytes() * 100.0 / progress.totalBytes()) + " %";
    return Visible.line(phase) + size(progress) + share + speed(progress);
  }

  private static String size(PullProgress progress) {
    return progress.totalBytes() <= 0 ? "" : " (" + Quantity.bytes(progress.totalBytes()) + ")";
  }

  /** What was there before this phase was not fetched in it. */
  private String speed(PullProgress progress) {
    long millis = Duration.between(since, clock.instant()).toMillis();
    long fetched = progress.bytes() - before;
    return millis < 1000 || fetched <= 0
        ? ""
        : ", " + Quantity.bytes((long) (fetched * 1000.0 / millis)) + "/s";
  }
}
