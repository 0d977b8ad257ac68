package dev.simplecoder.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.sandbox.OpenedSandbox;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.tools.sandbox.Sandbox;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RescoreBenchTest {

  private static final String PROBLEMS =
      """
      {"task_id":"Own/1","prompt":"def f(x):","entry_point":"f","test":"def check(candidate):\\n    assert candidate(1) == 2\\n    assert candidate(2) == 3","visible_tests":["assert f(1) == 2"]}
      {"task_id":"Own/2","prompt":"def g(x):","entry_point":"g","test":"assert g(1) == 2","visible_tests":["assert g(1) == 2","assert g(0) == 1"]}
      {"task_id":"Own/3","prompt":"words without tests"}
      """;

  private static final String COMPLETIONS =
      """
      {"arm":"small","src":"here","task_id":"Own/1","k":0,"code":"right","v":"pass","ok":1,"vis":1}
      {"arm":"small","src":"here","task_id":"Own/1","k":1,"code":"half","v":"assert","ok":0,"vis":1}
      {"arm":"small","src":"here","task_id":"Own/2","k":0,"code":"broken","v":"syntax","ok":0,"vis":0}
      {"arm":"large","src":"here","task_id":"Own/2","k":0,"code":"wrong","v":"pass","ok":1,"vis":1}
      """;

  private static final String REPAIRS =
      """
      {"bench":"own","arm":"small","kind":"self-debug","task_id":"Own/2","attempts":[{"code":"wrong","vis":0,"ok":0,"v":"assert"},{"code":"right","vis":true,"ok":true,"v":"pass"}]}
      {"a":"another kind of record"}
      """;

  @TempDir private Path scratch;
  private Path data;
  private FakeShell shell;
  private Sandbox sandbox = new FakeHarness();

  @BeforeEach
  void makeData() throws IOException {
    Path work = Files.createDirectories(scratch.toRealPath().resolve("work"));
    shell = new FakeShell(work).withHome(Files.createDirectories(scratch.resolve("home")));
    data = Files.createDirectories(scratch.toRealPath().resolve("data"));
    write("problems/own.jsonl.gz", PROBLEMS);
    write("completions/own.jsonl.gz", COMPLETIONS);
    write("repair/own.jsonl.gz", REPAIRS);
  }

  private void write(String file, String text) throws IOException {
    Files.createDirectories(data.resolve(file).getParent());
    try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(data.resolve(file)))) {
      out.write(text.getBytes(StandardCharsets.UTF_8));
    }
  }

  private ExitCode run(String... options) throws IOException, InterruptedException {
    var bench = new RescoreBench((_, _) -> new OpenedSandbox.Ready(sandbox, sandbox.name(), ""));
    return run(bench, options);
  }

  private ExitCode run(RescoreBench bench, String... options)
      throws IOException, InterruptedException {
    var words = new ArrayList<>(List.of("bench", "rescore", "--data", data.toString()));
    words.addAll(List.of(options));
    return new Program(
            "1",
            _ -> ExitCode.DONE,
            List.of(
                new Subcommand(
                    "bench", "", () -> new BenchCommand(List.of(new RagBench(), bench), "1"))))
        .run(words, shell.shell());
  }

  private String shown() {
    return shell.out().replace(data.toString(), "DATA");
  }

  private String problem(String... options) {
    return assertThrows(UserError.class, () -> run(options))
        .line()
        .replace(data.toString(), "DATA");
  }

  @Test
  void tablesByArmAndFailureThenOneLineThatSumsUp() throws Exception {
    assertEquals(ExitCode.DONE, run("--jobs", "2"));
    Golden.check("bench/rescore.txt", shown());
    Path run = scratch.toRealPath().resolve("work/runs/20260301T120000Z");
    assertEquals("simplecoder: kept in %s\n".formatted(run), shell.err());
    assertTrue(Files.readString(run.resolve("report.md")).startsWith("# bench rescore\n"));
  }

  @Test
  void disagreementsAreListedWhereTheyAreAskedFor() throws Exception {
    run("--verbose");
    assertEquals(
        "DATA/completions/own.jsonl.gz, line 4: Own/2 of large, attempt 0, recorded pass: hidden"
            + " wrong answer (0 of 1), recorded passed; visible wrong answer (0 of 2), recorded"
            + " passed",
        shown().lines().findFirst().orElseThrow());
  }

  @Test
  void programsGetOneRowALine() throws Exception {
    assertEquals(ExitCode.DONE, run("--json"));
    Golden.check("bench/rescore.jsonl", shown());
  }

  @Test
  void aSampleIsDrawnBySeed() throws Exception {
    run("--sample", "3", "--json");
    String first = shown();
    assertTrue(first.contains("\"programs\":3"), first);
    makeData();
    run("--sample", "3", "--seed", "1", "--json");
    assertEquals(first, shown());
    makeData();
    run("--sample", "3", "--seed", "4", "--json");
    assertTrue(!first.equals(shown()), first);
  }

  @Test
  void whatWasMeasuredIsToldWhenThePersonEndsIt() {
    Thread person = Thread.currentThread();
    sandbox =
        new FakeHarness(program -> {
          if (program.equals("broken")) {
            person.interrupt();
            waitForTheEnd();
          }
        });
    assertThrows(InterruptedException.class, () -> run("--jobs", "1"));
    String last = shown().lines().reduce((_, line) -> line).orElseThrow();
    assertTrue(last.startsWith("2 of 6 programs run again in a fake: agreement 100.00 %"), last);
  }

  /** Until the interrupt, which the one who waits is told of again. */
  private static void waitForTheEnd() {
    try {
      new CountDownLatch(1).await();
    } catch (InterruptedException ended) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void withoutASandboxNothingIsRun() {
    var bench =
        new RescoreBench((_, _) -> new OpenedSandbox.Refused("no sandbox is here", "Install one."));
    assertEquals(
        "no sandbox is here. Install one.", assertThrows(UserError.class, () -> run(bench)).line());
    assertEquals("", shell.out());
  }

  @Test
  void badDataIsToldWithItsPlace() throws Exception {
    write("completions/own.jsonl.gz", COMPLETIONS + "{\"arm\":\"small\",\"task_id\":\"Own/1\"}\n");
    assertEquals(
        "DATA/completions/own.jsonl.gz, line 5: expected a text as \"src\". Get the file anew, or"
            + " take it out of the folder; its layout is told by simplecoder bench --help.",
        problem());
    write("completions/own.jsonl.gz", COMPLETIONS.replace("Own/2", "Own/3"));
    assertEquals(
        "DATA/completions/own.jsonl.gz, line 3: problems/ has no tests for \"Own/3\". The layout"
            + " is told by simplecoder bench --help.",
        problem());
    write("completions/own.jsonl.gz", COMPLETIONS + "\n[]\n");
    assertTrue(
        problem().startsWith("DATA/completions/own.jsonl.gz, line 6: expected a JSON object."));
    write("completions/own.jsonl.gz", COMPLETIONS.replace("\"k\":1", "\"k\":\"one\""));
    assertTrue(problem().contains("line 2: expected a whole number as \"k\""), problem());
    Files.writeString(data.resolve("completions/own.jsonl.gz"), COMPLETIONS);
    assertTrue(
        problem()
            .startsWith(
                "DATA/completions/own.jsonl.gz, behind line 0: not a whole gzip file of UTF-8"));
  }

  @Test
  void whatIsNotThereOrNotMeantIsSaid() throws Exception {
    assertTrue(problem("--jobs", "0").startsWith("--jobs: expected a whole number from 1"));
    assertTrue(problem("--sample", "many").startsWith("--sample: expected a whole number from 1"));
    Files.delete(data.resolve("completions/own.jsonl.gz"));
    Files.delete(data.resolve("repair/own.jsonl.gz"));
    assertTrue(problem().startsWith("--data: expected a folder with the data of a benchmark"));
    var wrong =
        assertThrows(
            UserError.class,
            () ->
                new Program(
                        "1",
                        _ -> ExitCode.DONE,
                        List.of(new Subcommand("bench", "", () -> new BenchCommand("1"))))
                    .run(
                        List.of("bench", "rag", "--data", data.toString(), "--sample", "3"),
                        shell.shell()));
    assertTrue(wrong.line().startsWith("bench rag has no --sample"), wrong.line());
  }
}
