package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;

/**
 * Runs work that an interrupt must not reach, since it would close the files being written. The
 * caller finds itself interrupted when the work is done.
 */
final class Undisturbed {

  private Undisturbed() {}

  /** What is to be run. */
  interface Work<T> {
    T run() throws IOException, Blocked;
  }

  static <T> T run(Work<T> work) throws IOException, Blocked {
    FutureTask<T> task = new FutureTask<>(work::run);
    Thread.ofPlatform().name("simplecoder-apply").start(task);
    boolean interrupted = false;
    while (true) {
      try {
        T done = task.get();
        restore(interrupted);
        return done;
      } catch (InterruptedException e) {
        interrupted = true;
      } catch (ExecutionException e) {
        restore(interrupted);
        throw unwrapped(e);
      }
    }
  }

  private static void restore(boolean interrupted) {
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private static IllegalStateException unwrapped(ExecutionException e) throws IOException, Blocked {
    switch (e.getCause()) {
      case IOException io -> throw io;
      case Blocked blocked -> throw blocked;
      case RuntimeException bug -> throw bug;
      case Error error -> throw error;
      case null, default -> throw new IllegalStateException(e);
    }
  }
}
