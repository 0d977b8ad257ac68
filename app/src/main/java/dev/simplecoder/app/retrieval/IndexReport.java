package dev.simplecoder.app.retrieval;

import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.rag.Progress;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/** Shows how far an update is, in one line that changes; one that is quick shows nothing. */
public final class IndexReport implements Progress {

  private static final Duration PATIENCE = Duration.ofMillis(500);
  private static final Duration BETWEEN_LINES = Duration.ofMillis(200);

  /** Before that a rate would be a guess. */
  private static final Duration LEAST_TIME = Duration.ofSeconds(1);

  private final Console console;
  private final InstantSource clock;

  /** When what is done now began; what was waited for or tidied up before does not count. */
  private Instant since = Instant.EPOCH;

  private Instant shown = Instant.EPOCH;
  private @Nullable State last;

  public IndexReport(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void at(State state) {
    Instant now = clock.instant();
    boolean begins = last == null || !last.getClass().equals(state.getClass());
    if (begins) {
      since = now;
    }
    if (last == null) {
      shown = now;
      console.beginWait(label(state, Duration.ZERO), PATIENCE);
    } else if (begins || BETWEEN_LINES.compareTo(Duration.between(shown, now)) <= 0) {
      shown = now;
      console.relabelWait(label(state, Duration.between(since, now)));
    }
    last = state;
  }

  /** The update has ended, however. */
  public void end() {
    last = null;
    console.endWait();
  }

  /**
   * @param passed since files were read or vectors made
   */
  static String label(State state, Duration passed) {
    return switch (state) {
      case Waiting() -> "waiting for another process, which writes the same index";
      case Kept(int done, int vectors) ->
          "dropping vectors of no use: kept " + label(done, vectors, "vector", Double.NaN, passed);
      case Listed(int files) -> "looking for files: " + Quantity.number(files) + " so far";
      // Bytes tell more of the time left than files do, which differ in size.
      case Read(int done, int files, long bytesDone, long bytes) ->
          "indexing: " + label(done, files, "file", (double) bytesDone / bytes, passed);
      case Embedded(int done, int passages) ->
          "embedding: " + label(done, passages, "passage", (double) done / passages, passed);
    };
  }

  /**
   * @param share of the work that is done, from 0 to 1; not a number where there is none
   */
  private static String label(int done, int all, String what, double share, Duration passed) {
    String label = Quantity.number(done) + " of " + Quantity.of(all, what);
    if (passed.compareTo(LEAST_TIME) < 0 || done < 1 || !(0 < share)) {
      return label;
    }
    double seconds = passed.toMillis() / 1000.0;
    long rate = Math.round(done / seconds);
    long left = Math.max(0, Math.round(seconds * (1 - share) / share));
    return label
        + (rate < 1 ? "" : ", %s %ss/s".formatted(Quantity.number(rate), what))
        + ", %s left".formatted(left < 60 ? left + " s" : Quantity.time(Duration.ofSeconds(left)));
  }
}
