package dev.simplecoder.app;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;
import org.jspecify.annotations.Nullable;

/**
 * Makes the first Ctrl-C an interrupt of the working thread, and the second one the end of the
 * program.
 */
final class Interrupts implements AutoCloseable {

  private final @Nullable Object before;

  private Interrupts(@Nullable Object before) {
    this.before = before;
  }

  /**
   * Listens until closed.
   *
   * @param worker is interrupted at the first Ctrl-C
   * @param end runs at every further one
   */
  static Interrupts to(Thread worker, Runnable end) {
    var first = new AtomicBoolean(true);
    return new Interrupts(
        Signals.register(
            "INT",
            () -> {
              if (first.getAndSet(false)) {
                worker.interrupt();
              } else {
                end.run();
              }
            }));
  }

  @Override
  public void close() {
    Signals.unregister("INT", before);
  }
}
