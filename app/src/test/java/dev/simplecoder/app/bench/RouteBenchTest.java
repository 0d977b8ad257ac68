package dev.simplecoder.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RouteBenchTest {

  private static final List<String> ARMS =
      List.of(
          "deepseek-coder-6.7b-instruct",
          "codegemma-7b-it",
          "phi-2",
          "microsoft--Phi-3-mini-4k-instruct",
          "deepseek-coder-1.3b-instruct");

  @TempDir private Path scratch;
  private Path data;
  private FakeShell shell;

  /** Forty tasks of two kinds: one half of the arms solves the sums, the other half the words. */
  @BeforeEach
  void makeData() throws IOException {
    Path work = Files.createDirectories(scratch.toRealPath().resolve("work"));
    shell = new FakeShell(work).withHome(Files.createDirectories(scratch.resolve("home")));
    data = Files.createDirectories(scratch.toRealPath().resolve("data"));
    var problems = new StringBuilder();
    var verdicts = new StringBuilder();
    for (int task = 0; task < 40; task++) {
      boolean sum = task % 2 == 0;
      problems.append(
          "{\"task_id\":\"Own/%d\",\"prompt\":\"%s\"}\n"
              .formatted(task, sum ? "Find $" + task + " + 1$." : "def reverse(words):"));
      List<String> solved = new ArrayList<>();
      for (int arm = 0; arm < ARMS.size(); arm++) {
        boolean right = (arm % 2 == 0) == sum && (task + arm) % 7 != 0;
        solved.add("\"" + ARMS.get(arm) + "\":" + (right ? 1 : 0));
      }
      verdicts.append(
          "{\"task_id\":\"Own/%d\",\"base\":{%s}}\n".formatted(task, String.join(",", solved)));
    }
    write("problems/humaneval.jsonl.gz", problems.toString());
    write("outcomes/humaneval_evalplus.jsonl.gz", verdicts.toString());
    Files.writeString(
        data.resolve("arms.json"),
        """
        {"arms":{"deepseek-coder-6.7b-instruct":{"active_b":6.7},"codegemma-7b-it":{"active_b":8.5},
        "phi-2":{"active_b":2.7},"microsoft--Phi-3-mini-4k-instruct":{"active_b":3.8},
        "deepseek-coder-1.3b-instruct":{"active_b":1.3}}}
        """);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(data.resolve(file).getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve(file)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private ExitCode run(String... more) throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("bench", "route", "--data", data.toString()));
    words.addAll(List.of(more));
    return call(words);
  }

  private ExitCode call(List<String> words) throws IOException, InterruptedException {
    return new Program(
            "1",
            _ -> ExitCode.DONE,
            List.of(new Subcommand("bench", "", () -> new BenchCommand("1"))))
        .run(words, shell.shell());
  }

  @Test
  void everyWayToChooseIsSetBesideTheBestSingleModel() throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("--seeds", "1"));
    Golden.check("bench/route.txt", shell.out());
  }

  @Test
  void everyRowIsALineOfJsonAndIsKeptToBeSetBesideThoseOfOtherRuns()
      throws IOException, InterruptedException {
    assertEquals(ExitCode.DONE, run("--seeds", "1", "--json", "--runs", "kept"));
    List<String> lines = shell.out().lines().toList();
    assertTrue(10 < lines.size(), shell.out());
    for (String line : lines) {
      assertTrue(line.startsWith("{\"table\":\"HumanEval"), line);
    }
    String kept = "kept/20260301T120000Z";
    assertEquals(lines, Files.readAllLines(scratch.resolve("work").resolve(kept, "metrics.jsonl")));
    call(List.of("bench", "report", kept, kept));
    List<String> report = shell.out().lines().skip(lines.size()).toList();
    assertEquals("# bench route", report.getFirst());
    assertTrue(report.get(2).endsWith(", --seeds 1, --json true, --runs kept"), report.get(2));
    assertEquals(
        2L * lines.size(),
        report.stream().filter(line -> line.startsWith("| 20260301T120000Z | HumanEval")).count());
  }

  @Test
  void withoutTheSizesOfTheArmsItSaysWhatIsMissing() throws IOException {
    Files.delete(data.resolve("arms.json"));
    UserError error = assertThrows(UserError.class, this::run);
    assertTrue(("" + error.getMessage()).contains("arms.json: there is no such file"), "" + error);
  }

  @Test
  void aTaskWithoutAProblemIsNamedWithItsLine() throws IOException {
    write("problems/humaneval.jsonl.gz", "{\"task_id\":\"Own/0\",\"prompt\":\"Find it.\"}\n");
    UserError error = assertThrows(UserError.class, this::run);
    assertTrue(
        ("" + error.getMessage()).contains("line 2: humaneval has no such task"), "" + error);
  }

  @Test
  void aFolderWithoutOutcomesIsRefused() throws IOException {
    Files.delete(data.resolve("outcomes/humaneval_evalplus.jsonl.gz"));
    UserError error = assertThrows(UserError.class, this::run);
    assertTrue(("" + error.getMessage()).startsWith("--data: expected a folder"), "" + error);
  }
}
