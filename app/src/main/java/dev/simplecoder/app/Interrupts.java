package dev.simplecoder.app;

import java.util.concurrent.atomic.AtomicBoolean;
import org.jline.utils.Signals;

/** Makes the first Ctrl-C an interrupt of the working thread, and the second one the end. */
final class Interrupts {

  private Interrupts() {}

  /**
   * Listens until the program ends.
   *
   * @param worker is interrupted at the first Ctrl-C
   * @param end runs at every further one
   */
  static void to(Thread worker, Runnable end) {
    var first = new AtomicBoolean(true);
    Signals.register(
        "INT",
        () -> {
          if (first.getAndSet(false)) {
            worker.interrupt();
          } else {
            end.run();
          }
        });
  }
}
