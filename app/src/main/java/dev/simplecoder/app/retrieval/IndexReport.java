package dev.simplecoder.app.retrieval;

import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.rag.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;

/** Shows how far an update is, in one line that changes; one that is quick shows nothing. */
public final class IndexReport implements Progress {

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration BETWEEN_LINES = Duration.ofMillis(200);

  /** Before that a rate would be a guess. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(1);

  private final Console console;
  private final InstantSource clock;
  private Instant since = Instant.EPOCH;
  private Instant shown = Instant.EPOCH;
  private boolean begun;

  public IndexReport(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void at(State state) {
    Instant now = clock.instant();
    if (!begun) {
      begun = true;
      since = now;
      shown = now;
      console.beginWait(label(state, Duration.ZERO), PATIENCE);
    } else if (BETWEEN_LINES.compareTo(Duration.between(shown, now)) <= 0) {
      shown = now;
      console.relabelWait(label(state, Duration.between(since, now)));
    }
  }

  /** The update has ended, however. */
  public void end() {
    begun = false;
    console.endWait();
  }

  private static String label(State state, Duration passed) {
    String files =
        "indexing: %s of %s"
            .formatted(Quantity.number(state.filesDone()), Quantity.of(state.files(), "file"));
    double seconds = passed.toMillis() / 1000.0;
    if (passed.compareTo(LEAST_TIME) < 0 || state.filesDone() < 1 || state.bytesDone() < 1) {
      return files;
    }
    long rate = Math.round(state.filesDone() / seconds);
    // Bytes tell more of the time left than files do, which differ in size.
    long left = Math.round(seconds * (state.bytes() - state.bytesDone()) / state.bytesDone());
    return "%s, %s files/s, %s s left"
        .formatted(files, Quantity.number(rate), Quantity.number(Math.max(0, left)));
  }
}
