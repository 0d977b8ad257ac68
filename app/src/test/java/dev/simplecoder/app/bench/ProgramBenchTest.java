package dev.simplecoder.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.exercise.Backend;
import dev.simplecoder.app.exercise.Scoring;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.models.Engine;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.recorded.RecordedServer;
import dev.simplecoder.app.sandbox.OpenedSandbox;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Recorded models over HTTP, and a sandbox that reports what a word in a program says. */
class ProgramBenchTest {

  private static final int TASKS = 12;

  /** The words of each model's first, and where there is one second, program for each task. */
  private static final List<List<String>> MODELS =
      List.of(
          List.of("small", "right wrong right half right wrong right half right wrong right half"),
          List.of(
              "large", "right right wrong right right right wrong right right right half right"),
          List.of(
              "lucky",
              "wrong right wrong right wrong right wrong right wrong right wrong right",
              "right wrong right wrong right wrong right wrong right wrong right half"));

  @TempDir private Path scratch;
  private Path data;
  private FakeShell shell;
  private final AtomicInteger programs = new AtomicInteger();
  private Consumer<RecordedServer> before = _ -> {};

  @BeforeEach
  void makeData() throws IOException {
    Path work = Files.createDirectories(scratch.toRealPath().resolve("work"));
    shell = new FakeShell(work).withHome(Files.createDirectories(scratch.resolve("home")));
    data = Files.createDirectories(scratch.toRealPath().resolve("data"));
    var problems = new StringBuilder();
    var completions = new StringBuilder();
    for (int task = 0; task < TASKS; task++) {
      problems.append(problem(task)).append('\n');
    }
    for (List<String> model : MODELS) {
      for (int sample = 1; sample < model.size(); sample++) {
        String[] words = model.get(sample).split(" ", -1);
        for (int task = 0; task < TASKS; task++) {
          completions
              .append(completion(model.getFirst(), task, sample - 1, words[task]))
              .append('\n');
        }
      }
    }
    write("problems/humaneval.jsonl.gz", problems.toString());
    write("completions/humaneval.jsonl.gz", completions.toString());
    Files.writeString(
        data.resolve("arms.json"),
        """
        {"arms": {"small": {"params_b": 1.0, "active_b": 1.0}, "large": {"params_b": 16.0,
         "active_b": 2.4}, "lucky": {"params_b": 7.0, "active_b": 7.0}}}
        """);
  }

  private static String problem(int task) {
    return """
    {"task_id":"HumanEval/%d","prompt":"def f%d(x):\\n","entry_point":"f%d","test":"assert f%d(1) == 2\\nassert f%d(2) == 3","visible_tests":["assert f%d(1) == 2"]}\
    """
        .formatted(task, task, task, task, task, task);
  }

  private static String completion(String arm, int task, int sample, String word) {
    int right = word.equals("right") ? 1 : 0;
    int visible = word.equals("wrong") ? 0 : 1;
    return """
    {"arm":"%s","src":"here","task_id":"HumanEval/%d","k":%d,"code":"def f%d(x):\\n    return '%s'","v":"-","ok":%d,"vis":%d}\
    """
        .formatted(arm, task, sample, task, word, right, visible);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(data.resolve(file).getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve(file)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private ExitCode run(String... options) throws IOException, InterruptedException {
    try (RecordedServer server = RecordedServer.start(data, 0)) {
      var sandbox =
          new FakeHarness(_ -> {
            programs.incrementAndGet();
            before.accept(server);
          });
      var bench =
          new ProgramBench(
              "humaneval", (models, _, _, called) -> backend(server, models, sandbox, called));
      var words = new ArrayList<>(List.of("bench", "humaneval", "--data", data.toString()));
      words.addAll(List.of(options));
      return new Program(
              "1",
              _ -> ExitCode.DONE,
              List.of(
                  new Subcommand(
                      "bench", "", () -> new BenchCommand(List.of(new RagBench(), bench), "1"))))
          .run(words, shell.shell());
    }
  }

  private static Backend backend(
      RecordedServer server, List<String> models, FakeHarness sandbox, Shell called)
      throws InterruptedException {
    return Backend.open(
        new ModelServers(called.clock(), _ -> {}, new Random(1), Engine.NONE),
        List.of(ModelSettings.at(server.address())),
        models,
        Scoring.LEFT_OUT,
        new OpenedSandbox.Ready(sandbox, sandbox.name(), ""),
        called.clock());
  }

  private String shown() {
    return shell.out().replace(data.toString(), "DATA");
  }

  private String last() {
    return shown().lines().reduce((_, line) -> line).orElseThrow();
  }

  private Path onlyRun() throws IOException {
    try (Stream<Path> runs = Files.list(shell.shell().directory().resolve("runs"))) {
      return runs.reduce(
              (_, _) -> {
                throw new IllegalStateException("two runs");
              })
          .orElseThrow();
    }
  }

  @Test
  void modelsAloneAndTogetherBesideWhatWasRecordedAreShownAndInTheFolderOfTheRun()
      throws Exception {
    assertEquals(ExitCode.DONE, run("--samples", "2", "--recorded", data.toString()));
    Golden.check("bench/programs.txt", shown());
    Golden.check("bench/programs.jsonl", Files.readString(onlyRun().resolve("metrics.jsonl")));
    assertEquals(3 * 2 * TASKS, Files.readAllLines(onlyRun().resolve("attempts.jsonl")).size());
  }

  @Test
  void whatWasRecordedOtherwiseIsTold() throws Exception {
    String line = completion("small", 1, 0, "wrong");
    write(
        "completions/humaneval.jsonl.gz",
        line.replace("\"ok\":0", "\"ok\":1") + "\n" + completion("small", 0, 0, "right") + "\n");
    run("--models", "small", "--limit", "2", "--recorded", data.toString());
    assertTrue(last().endsWith("; as recorded in 1 of 2 attempts"), last());
    assertTrue(
        shown()
            .contains(
                "HumanEval/1 of small, sample 0 (DATA/completions/humaneval.jsonl.gz, line 1): right"
                    + " false, recorded true; accepted false, recorded false"),
        shown());
    assertEquals(1, Files.readAllLines(onlyRun().resolve("disagreements.jsonl")).size());
  }

  @Test
  void aModelOfWhichNotAllTasksWereRecordedIsLeftOutAndTold() throws Exception {
    write(
        "completions/humaneval.jsonl.gz",
        completion("small", 0, 0, "right")
            + "\n"
            + completion("small", 1, 0, "right")
            + "\n"
            + completion("large", 1, 0, "right")
            + "\n");
    assertEquals(ExitCode.DONE, run("--limit", "2", "--recorded", data.toString()));
    assertTrue(
        shell.err().contains("large is left out: nothing was recorded of it for 1 of 2 tasks"),
        shell.err());
    assertTrue(last().startsWith("humaneval: 2 tasks, 1 model, 2 attempts"), last());
    assertTrue(
        problem("--recorded", data.toString())
            .startsWith("none of these models was recorded with all the tasks of humaneval"));
  }

  @Test
  void aRunThatWasCutOffGoesOnAndPaysForNothingTwice() throws Exception {
    run("--models", "small,large");
    int needed = programs.get();
    String whole = shown();
    Path first = onlyRun();
    makeData();
    programs.set(0);
    before =
        server -> {
          if (programs.get() == 15) {
            server.close();
          }
        };
    assertEquals(ExitCode.MODEL, run("--models", "small,large", "--jobs", "1", "--runs", "others"));
    assertTrue(shell.err().contains("to go on, call it again with --resume "), shell.err());
    Path cut = onlyOf(shell.shell().directory().resolve("others"));
    int made = Files.readAllLines(cut.resolve("attempts.jsonl")).size();
    assertEquals(8, made, "an attempt is a program with each kind of tests");
    before = _ -> {};
    programs.set(0);
    makeData();
    assertEquals(ExitCode.DONE, run("--models", "small,large", "--resume", cut.toString()));
    assertEquals(needed - 2 * made, programs.get());
    assertEquals(whole, shown());
    assertEquals(
        Files.readString(first.resolve("metrics.jsonl")),
        Files.readString(cut.resolve("metrics.jsonl")));
  }

  private static Path onlyOf(Path folder) throws IOException {
    try (Stream<Path> runs = Files.list(folder)) {
      return runs.toList().getFirst();
    }
  }

  @Test
  void aRunOfSomethingElseIsNotGoneOnWith() throws Exception {
    run("--models", "small");
    Path earlier = onlyRun();
    String other =
        assertThrows(
                UserError.class, () -> run("--models", "large", "--resume", earlier.toString()))
            .line();
    assertTrue(other.contains("is a run of something else: {--models=small"), other);
    write("completions/humaneval.jsonl.gz", completion("small", 0, 0, "wrong") + "\n");
    String changed =
        assertThrows(
                UserError.class, () -> run("--models", "small", "--resume", earlier.toString()))
            .line();
    assertTrue(changed.contains("model small="), changed);
  }

  @Test
  void whatIsNotThereOrNotMeantIsSaid() throws Exception {
    assertTrue(problem("--samples", "0").startsWith("--samples: expected a whole number from 1"));
    assertTrue(problem("--temperature", "hot").startsWith("--temperature: expected a number from"));
    assertTrue(problem("--models", "none").contains("none"), problem("--models", "none"));
    assertTrue(problem("--recorded", "nowhere").startsWith("--recorded: expected a folder"));
    assertTrue(problem("--port", "11435").startsWith("bench humaneval has no --port"));
  }

  private String problem(String... options) {
    return assertThrows(UserError.class, () -> run(options)).line();
  }
}
