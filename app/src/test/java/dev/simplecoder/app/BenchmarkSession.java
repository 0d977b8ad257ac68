package dev.simplecoder.app;

import dev.simplecoder.app.models.OllamaServer;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a session takes until a line can be typed, and a key until it is on the screen, behind
 * nothing and behind 10,000 lines. Run by hand, as CONTRIBUTING.md says; nothing is asserted.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class BenchmarkSession {

  private static final int ROUNDS = 15;
  private static final int KEYS = 60;
  private static final int LINES = 10_000;

  @TempDir Path scratch;

  @Test
  void measure() throws Exception {
    try (var server = OllamaServer.start()) {
      var program = new BuiltProgram(scratch, server.baseUrl().toString());
      List<Long> starts = new ArrayList<>();
      for (int round = -1; round < ROUNDS; round++) {
        long start = System.nanoTime();
        try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
          terminal.awaitPrompt();
          if (0 <= round) { // the first one makes the cache
            starts.add(System.nanoTime() - start);
          }
          terminal.type("\004");
          terminal.exit();
        }
      }
      print("start to prompt", starts);
      try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
        terminal.awaitPrompt();
        print("key to screen, nothing above", keys(terminal));
        terminal.type("!seq " + LINES + "\r").await("[n]o").type("y");
        terminal.await("Show the model").type("n").awaitPrompt();
        print("key to screen, " + LINES + " lines above", keys(terminal));
      }
    }
  }

  private static List<Long> keys(PtySession terminal) throws InterruptedException {
    List<Long> times = new ArrayList<>();
    var typed = new StringBuilder("> ");
    for (int i = 0; i < KEYS; i++) {
      char key = (char) ('a' + i % 26);
      typed.append(key);
      long start = System.nanoTime();
      terminal.type(String.valueOf(key)).await(typed.toString());
      times.add(System.nanoTime() - start);
    }
    terminal.type("\025").awaitPrompt();
    return times;
  }

  private static void print(String what, List<Long> nanos) {
    Collections.sort(nanos);
    System.out.printf(
        "%-36s median %.1f ms, 90%% %.1f ms%n",
        what, nanos.get(nanos.size() / 2) / 1e6, nanos.get(nanos.size() * 9 / 10) / 1e6);
  }
}
