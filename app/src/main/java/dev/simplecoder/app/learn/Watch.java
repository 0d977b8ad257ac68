package dev.simplecoder.app.learn;

import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Progress;
import dev.simplecoder.app.runs.RunDirectory;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Locale;

/** Shows the person how far a run is, and writes it into the run's log. */
final class Watch {

  /** A line that stays, for whoever looks later or has no terminal. */
  private static final Duration BETWEEN_LINES = Duration.ofMinutes(1);

  private final RunDirectory run;
  private final Course course;
  private final Console console;
  private final InstantSource clock;
  private Instant start;
  private Instant told;
  private int known;
  private int made;
  private int logged;
  private String where = "holding tasks out";

  Watch(RunDirectory run, Course course, Console console, InstantSource clock) {
    this.run = run;
    this.course = course;
    this.console = console;
    this.clock = clock;
    this.start = clock.instant();
    this.told = start;
  }

  /**
   * The run begins, or goes on.
   *
   * @param there how many attempts there are already
   */
  synchronized void begin(int there) {
    known = there;
    start = clock.instant();
    told = start;
    log(there == 0 ? "began" : "goes on with %d attempts".formatted(there));
    console.beginWait(where, Duration.ZERO);
  }

  /** An attempt was made, by any thread. */
  synchronized void made() {
    made++;
    Instant now = clock.instant();
    var progress =
        new Progress(made, Math.max(made, course.attempts() - known), Duration.between(start, now));
    String line = where + ": " + progress.words() + " (attempts)";
    console.relabelWait(line);
    if (!now.isBefore(told.plus(BETWEEN_LINES))) {
      told = now;
      console.tell(line);
    }
  }

  /** Steps that ask for nothing were made before, and are in the log. */
  synchronized void stepped(StepFigures step) {
    String figures =
        String.format(
            Locale.ROOT,
            "step %d of %d, held out %.1f %%",
            step.number(),
            course.length().steps(),
            100 * step.heldOut().value());
    where = figures;
    if (logged < made) {
      logged = made;
      log(figures);
    }
  }

  synchronized void end() {
    console.endWait();
    log("ended with %d more attempts".formatted(made));
  }

  private void log(String line) {
    run.log(clock.instant(), line);
  }
}
