package dev.simplecoder.app.watch;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** How time passes. */
interface Waiting {

  /** As it does. */
  Waiting REAL =
      new Waiting() {
        @Override
        public void pause(Duration time) throws InterruptedException {
          Thread.sleep(time);
        }

        @Override
        public boolean ends(CountDownLatch work, Duration most) throws InterruptedException {
          return work.await(most.toMillis(), TimeUnit.MILLISECONDS);
        }
      };

  /** Blocks for so long. */
  void pause(Duration time) throws InterruptedException;

  /** Blocks until {@code work} is at zero, for so long at most, and says whether it is. */
  boolean ends(CountDownLatch work, Duration most) throws InterruptedException;
}
