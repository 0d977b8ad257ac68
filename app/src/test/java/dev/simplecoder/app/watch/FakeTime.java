package dev.simplecoder.app.watch;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** Time that passes while somebody waits: one thing happens in each pause, and at last Ctrl-C. */
final class FakeTime implements Waiting, InstantSource {

  final List<Duration> pauses = new ArrayList<>();
  private final Deque<Deed> deeds = new ArrayDeque<>();
  private final Deque<Deed> besideWork = new ArrayDeque<>();
  private Instant now = Instant.parse("2026-11-21T12:00:00Z");

  /** What somebody does. */
  interface Deed {
    void done() throws InterruptedException;
  }

  /** Happens in the next pause that has nothing yet. */
  FakeTime then(Deed deed) {
    deeds.add(deed);
    return this;
  }

  /** A pause in which nothing happens. */
  FakeTime pause() {
    return then(() -> {});
  }

  /** Happens beside the next work that nothing happens beside yet. */
  FakeTime besideWork(Deed deed) {
    besideWork.add(deed);
    return this;
  }

  void pass(Duration time) {
    now = now.plus(time);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public boolean ends(CountDownLatch work, Duration most) throws InterruptedException {
    if (besideWork.isEmpty()) {
      work.await();
      return true;
    }
    besideWork.remove().done();
    return false;
  }

  @Override
  public void pause(Duration time) throws InterruptedException {
    pauses.add(time);
    pass(time);
    if (deeds.isEmpty()) {
      throw new InterruptedException("Ctrl-C");
    }
    deeds.remove().done();
  }
}
