package dev.simplecoder.tools.apply;

import java.nio.file.Path;

/** A program that takes the lock of a folder, says so, and holds it until its input ends. */
final class WaitingProcess {

  private WaitingProcess() {}

  public static void main(String[] args) throws Exception {
    try (RootLock lock = RootLock.open(Path.of(args[0]))) {
      boolean taken = lock.take(1, Scene.START);
      System.out.println(taken ? "taken" : "not taken");
      while (0 <= System.in.read()) {
        // Waits for the end.
      }
    }
  }
}
