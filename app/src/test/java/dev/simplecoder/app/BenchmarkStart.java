package dev.simplecoder.app;

import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.models.RecordedRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * How long a start takes, what a step costs and how much memory a task needs, as whole processes
 * with and without the AOT cache and beside two other programs. Run by hand, on Linux, as
 * CONTRIBUTING.md says; nothing is asserted.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class BenchmarkStart {

  private static final int ROUNDS = 15;
  private static final int FEW_STEPS = 10;
  private static final int MANY_STEPS = 110;

  private final Map<String, List<Long>> times = new LinkedHashMap<>();
  @TempDir Path scratch;
  private volatile long firstChat;
  private volatile long peak;

  @Test
  void measure() throws IOException, InterruptedException {
    try (var server = OllamaServer.start()) {
      var cached = program("cached", server);
      var plain = program("plain", server).with("SIMPLECODER_AOT_DIR", "");
      for (int round = -1; round < ROUNDS; round++) {
        time("node -e 0", () -> run("node", "-e", "0"));
        time("python3 -c 'import json'", () -> run("python3", "-c", "import json"));
        for (BuiltProgram each : List.of(cached, plain)) {
          String how = each == cached ? "" : ", no AOT cache";
          time("--version" + how, () -> wall(() -> each.run("", "--version")));
          time("start to first request" + how, () -> firstRequest(server, each));
        }
        time(FEW_STEPS + " steps", () -> steps(server, cached, FEW_STEPS));
        record("peak memory of " + FEW_STEPS + " steps, KiB", peak);
        time(MANY_STEPS + " steps", () -> steps(server, cached, MANY_STEPS));
        if (round == -1) {
          times.clear(); // a round to warm up
        }
      }
    }
    times.forEach((what, values) -> System.out.println(line(what, values)));
    long steps = median(MANY_STEPS + " steps") - median(FEW_STEPS + " steps");
    System.out.printf("a step costs %.2f ms%n", steps / 1e6 / (MANY_STEPS - FEW_STEPS));
  }

  private BuiltProgram program(String name, OllamaServer server) throws IOException {
    var program = new BuiltProgram(scratch.resolve(name), server.baseUrl().toString());
    Files.writeString(program.workspace().resolve("numbers.txt"), "1\n".repeat(1_000));
    return program.with("SIMPLECODER_MAX_STEPS", "1000");
  }

  private long firstRequest(OllamaServer server, BuiltProgram program) {
    firstChat = 0;
    server.otherwise(_ -> {
      firstChat = System.nanoTime();
      return OllamaReply.text("Hello.");
    });
    long start = System.nanoTime();
    program.run("", "hello");
    return firstChat - start;
  }

  private long steps(OllamaServer server, BuiltProgram program, int steps) {
    var running = new BuiltProgram.Running[1];
    server.otherwise(request -> step(request, steps, running));
    return wall(() -> {
      running[0] = program.start("", "read it");
      try {
        running[0].await();
      } catch (InterruptedException interrupted) {
        throw new IllegalStateException(interrupted);
      }
    });
  }

  private OllamaReply step(RecordedRequest request, int steps, BuiltProgram.Running[] running) {
    int done = request.json().path("messages").size() / 2;
    if (done < steps) {
      return OllamaReply.toolCall(
          "read_file", Map.of("path", "numbers.txt", "first", done, "last", done + 20));
    }
    peak = peakOf(running[0].process());
    return OllamaReply.text("I have read it.");
  }

  /** The most memory that was resident so far, in KiB. */
  private static long peakOf(Process process) {
    try {
      return Files.readAllLines(Path.of("/proc/" + process.pid() + "/status")).stream()
          .filter(line -> line.startsWith("VmHWM:"))
          .map(line -> Long.valueOf(line.replaceAll("\\D", "")))
          .findFirst()
          .orElse(0L);
    } catch (IOException failed) {
      throw new UncheckedIOException(failed);
    }
  }

  private static long run(String... command) {
    return wall(() -> {
      try {
        new ProcessBuilder(command).start().waitFor();
      } catch (IOException | InterruptedException failed) {
        throw new IllegalStateException(failed);
      }
    });
  }

  private static long wall(Runnable work) {
    long start = System.nanoTime();
    work.run();
    return System.nanoTime() - start;
  }

  private void time(String what, LongSupplier nanos) {
    record(what, nanos.getAsLong());
  }

  private void record(String what, long value) {
    times.computeIfAbsent(what, _ -> new ArrayList<>()).add(value);
  }

  private long median(String what) {
    return median(times.getOrDefault(what, List.of()));
  }

  private static long median(List<Long> values) {
    return values.stream().sorted().toList().get(values.size() / 2);
  }

  private static String line(String what, List<Long> values) {
    return what.endsWith("KiB")
        ? "%-45s %8d".formatted(what, median(values))
        : "%-45s %8.1f ms".formatted(what, median(values) / 1e6);
  }
}
