package dev.simplecoder.app.render;

import java.time.Duration;

/**
 * How far a long measurement is.
 *
 * @param took since it began
 */
public record Progress(long done, long all, Duration took) {

  /** With the time left, if it goes on as it went. */
  public String words() {
    String count = Quantity.number(done) + " of " + Quantity.number(all);
    return done == 0 ? count : count + ", " + Quantity.time(left()) + " left";
  }

  private Duration left() {
    return took.multipliedBy(all - done).dividedBy(done);
  }
}
