package dev.simplecoder.app.render;

import java.time.Duration;

/** Ticks on a daemon thread of its own, which ends with the series. */
public final class ThreadTicker implements Ticker {

  private final Duration period;

  public ThreadTicker(Duration period) {
    this.period = period;
  }

  @Override
  public Ticking start(Runnable tick) {
    Thread thread =
        Thread.ofPlatform().daemon().name("simplecoder-spinner").start(() -> repeat(tick));
    return thread::interrupt;
  }

  private void repeat(Runnable tick) {
    try {
      while (true) {
        Thread.sleep(period);
        tick.run();
      }
    } catch (InterruptedException _) {
      // The series was closed; nothing else interrupts this thread, and it ends here.
    }
  }
}
