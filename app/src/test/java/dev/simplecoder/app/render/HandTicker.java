package dev.simplecoder.app.render;

import java.util.ArrayList;
import java.util.List;

/** Ticks when the test says so. */
final class HandTicker implements Ticker {

  private final List<Runnable> running = new ArrayList<>();

  @Override
  public Ticking start(Runnable tick) {
    running.add(tick);
    return () -> running.remove(tick);
  }

  void tick() {
    List.copyOf(running).forEach(Runnable::run);
  }

  /** How many series have not been closed. */
  int series() {
    return running.size();
  }
}
