package dev.simplecoder.tools.sandbox;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.zip.GZIPInputStream;

/**
 * How many recorded programs with their tests are run in a second, and how long one takes beside
 * bubblewrap and beside a bare {@code python3}; run by hand, with a folder that has the {@code
 * problems} and {@code completions} of HumanEval and MBPP. On the bare machine only the solutions
 * of HumanEval's authors are run.
 */
final class BenchmarkWarmPython {

  private static final int PROGRAMS = 200;
  private static final int ROUNDS = 60;
  private static final long SEED = 20260101;
  private static final Caps CAPS = Caps.PROGRAM.withWall(Duration.ofSeconds(5));
  private static final ObjectMapper JSON = new ObjectMapper();

  private BenchmarkWarmPython() {}

  /**
   * A program with its tests.
   *
   * @param right whether it passed them when it was recorded
   */
  private record Program(String text, boolean right) {
    Job job() {
      return new Job(List.of("python3", "main.py"), SandboxContract.texts("main.py", text), CAPS);
    }
  }

  static void main(String[] arguments) throws Exception {
    Path data = Path.of(arguments[0]);
    Map<String, JsonNode> problems = new HashMap<>();
    for (String name : List.of("humaneval", "mbpp")) {
      for (JsonNode problem : lines(data.resolve("problems/" + name + ".jsonl.gz"))) {
        problems.put(problem.get("task_id").asText(), problem);
      }
    }
    List<Program> recorded = recorded(data, problems);
    List<Path> path = Sandboxes.directPath();
    System.out.println(
        recorded.size() + " programs, " + Runtime.getRuntime().availableProcessors() + " cores");
    for (int workers : List.of(1, 2)) {
      try (Sandbox warm = warm(path, workers)) {
        throughput("warm, " + workers + " at once", warm, workers, recorded);
      }
    }
    try (Sandbox bubblewrap = Sandboxes.bubblewrap(path)) {
      throughput("bubblewrap, 2 at once", bubblewrap, 2, recorded);
      try (Sandbox warm = warm(path, 2)) {
        compare(solutions(problems), bubblewrap, warm);
      }
    }
  }

  private static Sandbox warm(List<Path> path, int workers) throws InterruptedException {
    var found = WarmPython.find(path, Sandboxes.home(), InstantSource.system(), workers, List.of());
    return ((Availability.Ready) found).sandbox();
  }

  private static void throughput(String what, Sandbox sandbox, int atOnce, List<Program> programs)
      throws Exception {
    List<Callable<Outcome>> runs = new ArrayList<>();
    programs.forEach(program -> runs.add(() -> sandbox.run(program.job())));
    int asRecorded = 0;
    try (var threads = Executors.newFixedThreadPool(atOnce)) {
      threads.invokeAll(runs.subList(0, 20));
      long start = System.nanoTime();
      List<Future<Outcome>> outcomes = threads.invokeAll(runs);
      double seconds = (System.nanoTime() - start) / 1e9;
      for (int i = 0; i < outcomes.size(); i++) {
        boolean right =
            outcomes.get(i).get() instanceof Outcome.Exited exited && exited.status() == 0;
        asRecorded += right == programs.get(i).right() ? 1 : 0;
      }
      System.out.printf(
          "%-24s %6.1f programs/s, %d of %d as recorded%n",
          what, programs.size() / seconds, asRecorded, programs.size());
    }
  }

  /** Medians of interleaved runs, one at a time. */
  private static void compare(List<Program> solutions, Sandbox bubblewrap, Sandbox warm)
      throws Exception {
    Path folder = Files.createTempDirectory("simplecoder-benchmark");
    Path file = folder.resolve("main.py");
    String python = Sandboxes.python().toString();
    double[][] millis = new double[3][ROUNDS];
    for (int round = -3; round < ROUNDS; round++) {
      Program program = solutions.get((round + 3) % solutions.size());
      Files.writeString(file, program.text());
      List<Callable<?>> ways =
          List.of(
              () -> new ProcessBuilder(python, file.toString()).inheritIO().start().waitFor(),
              () -> bubblewrap.run(program.job()),
              () -> warm.run(program.job()));
      for (int way = 0; way < ways.size(); way++) {
        long start = System.nanoTime();
        ways.get(way).call();
        millis[way][Math.max(0, round)] = (System.nanoTime() - start) / 1e6;
      }
    }
    Files.delete(file);
    Files.delete(folder);
    for (double[] each : millis) {
      Arrays.sort(each);
    }
    System.out.printf(
        "one program, medians of %d: bare %.1f ms, bubblewrap %.1f ms, warm %.1f ms%n",
        ROUNDS, millis[0][ROUNDS / 2], millis[1][ROUNDS / 2], millis[2][ROUNDS / 2]);
  }

  /** Without those that did not end. */
  private static List<Program> recorded(Path data, Map<String, JsonNode> problems)
      throws IOException {
    List<Program> programs = new ArrayList<>();
    for (String name : List.of("humaneval", "mbpp")) {
      for (JsonNode row : lines(data.resolve("completions/" + name + "_licensed.jsonl.gz"))) {
        JsonNode problem = problems.get(row.get("task_id").asText());
        if (problem != null && !row.get("v").asText().equals("timeout")) {
          programs.add(
              new Program(tested(row.get("code").asText(), problem), row.get("ok").asInt() == 1));
        }
      }
    }
    Collections.shuffle(programs, new Random(SEED));
    return programs.subList(0, PROGRAMS);
  }

  private static List<Program> solutions(Map<String, JsonNode> problems) {
    return problems.entrySet().stream()
        .filter(each -> each.getKey().startsWith("HumanEval/"))
        .sorted(Map.Entry.comparingByKey())
        .map(Map.Entry::getValue)
        .map(each -> {
          String code = each.get("prompt").asText() + each.get("canonical_solution").asText();
          return new Program(tested(code, each), true);
        })
        .toList();
  }

  /** The tests of MBPP call themselves. */
  private static String tested(String code, JsonNode problem) {
    String call = "\ncheck(" + problem.get("entry_point").asText() + ")\n";
    String test = problem.get("test").asText();
    boolean calls = problem.get("task_id").asText().startsWith("MBPP/");
    return code + "\n" + test + (calls ? "\n" : call);
  }

  private static List<JsonNode> lines(Path file) throws IOException {
    List<JsonNode> lines = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(file)), StandardCharsets.UTF_8))) {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        lines.add(JSON.readTree(line));
      }
    }
    return lines;
  }
}
