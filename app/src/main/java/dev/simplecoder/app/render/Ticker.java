package dev.simplecoder.app.render;

/** Calls again and again, so that what is waited for can be shown. */
@FunctionalInterface
public interface Ticker {

  /** Never calls. */
  Ticker NONE = _ -> () -> {};

  /** Calls {@code tick} on another thread until the result is closed. */
  Ticking start(Runnable tick);

  /** A running series of calls. */
  interface Ticking extends AutoCloseable {

    /** Returns at once; a call that is under way may still end. */
    @Override
    void close();
  }
}
