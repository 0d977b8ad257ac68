package dev.simplecoder.app.watch;

import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/** Something that takes time, and ends where its thread is interrupted. */
@FunctionalInterface
interface Work<T> {

  T done() throws IOException, InterruptedException;

  /** Whether it has come so far that it is not to be given up; asked from another thread. */
  default boolean isFinal() {
    return false;
  }

  /** Begins it on a thread of its own. */
  default Running<T> start() {
    return new Running<>(this);
  }

  /** Work that has begun. */
  final class Running<T> {
    private final CountDownLatch ended = new CountDownLatch(1);
    private final FutureTask<T> task;
    private final Thread thread;

    private Running(Work<T> work) {
      task = new FutureTask<>(work::done);
      thread =
          Thread.ofPlatform()
              .daemon()
              .name("simplecoder-watch")
              .start(() -> {
                task.run();
                ended.countDown();
              });
    }

    /** At zero from its end on. */
    CountDownLatch ended() {
      return ended;
    }

    /** Interrupts it and waits for its end. */
    void giveUp() throws InterruptedException {
      thread.interrupt();
      thread.join();
    }

    /** What came of it; empty where it gave up by itself. Blocks until its end. */
    Optional<T> result() throws IOException, InterruptedException {
      try {
        return Optional.of(task.get());
      } catch (ExecutionException failed) {
        return switch (failed.getCause()) {
          case InterruptedException _, ClosedByInterruptException _ -> Optional.empty();
          case IOException cause -> throw cause;
          case RuntimeException cause -> throw cause;
          case Error cause -> throw cause;
          case null, default -> throw new IllegalStateException(failed);
        };
      }
    }
  }
}
