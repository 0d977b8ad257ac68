package dev.simplecoder.app.learn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.exercise.Attempter;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.decisions.LogLine;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Arm;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Forty tasks of two kinds that their texts tell apart, and three models of known skills. */
class LearnCommandTest {

  private static final String RUN = "runs/20260301T120000Z";

  @TempDir private Path scratch;
  private Path work;
  private FakeShell shell;
  private String digest = "d1";

  @BeforeEach
  void makeTasks() throws IOException {
    work = Files.createDirectories(scratch.toRealPath().resolve("work"));
    shell = new FakeShell(work).withHome(Files.createDirectories(scratch.resolve("home")));
    var lines = new StringBuilder();
    for (int task = 0; task < 40; task++) {
      lines.append(
          "{\"id\":\"Own/%d\",\"prompt\":\"%s\",\"entry_point\":\"f\",\"visible\":[],\"hidden\":[\"assert f()\"]}\n"
              .formatted(
                  task,
                  task % 2 == 0
                      ? "Find $" + task + " + 1$ and print the sum."
                      : "def reverse(words): return the words of a text in reverse " + task));
    }
    Files.writeString(work.resolve("tasks.jsonl"), lines.toString());
  }

  private ExitCode call(Attempter attempter, String... words)
      throws IOException, InterruptedException {
    List<Arm> arms =
        List.of(
            new Arm("sums", "one", 1, false),
            new Arm("words", "two", 3, false),
            new Arm("mute", "two", 7, false));
    SequencedMap<String, String> digests = new LinkedHashMap<>();
    digests.put("sums", digest);
    Backing.Opening opening = (_, _, _, _) -> new Backing(arms, digests, attempter, "", () -> {});
    return new Program(
            "1",
            _ -> ExitCode.DONE,
            List.of(new Subcommand("learn", "", () -> new LearnCommand(opening, "1"))))
        .run(List.of(words), shell.shell());
  }

  private ExitCode learn(Attempter attempter, String... more)
      throws IOException, InterruptedException {
    List<String> words =
        new ArrayList<>(List.of("learn", "--tasks", "tasks.jsonl", "--arms", "sums,words,mute"));
    words.addAll(List.of("--steps", "8", "--batch", "3", "--group", "3", "--window", "3"));
    words.addAll(List.of(more));
    return call(attempter, words.toArray(String[]::new));
  }

  /** All that must not differ: neither times nor what was learned from in which order of ends. */
  private SequencedMap<String, String> results(String run) throws IOException {
    SequencedMap<String, String> results = new TreeMap<>();
    Path folder = work.resolve(run);
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
        String name = folder.relativize(file).toString();
        if (!List.of("run.log", "attempts.jsonl").contains(name)) {
          results.put(name, Files.readString(file, StandardCharsets.ISO_8859_1));
        }
      }
    }
    return results;
  }

  @Test
  void whatIsHeldOutIsRightMoreOftenInTheLastStepsThanInTheFirst() throws Exception {
    for (String trainer : List.of("reinforce", "linucb", "outcomes")) {
      assertEquals(ExitCode.DONE, learn(new Attempting(1000), "--trainer", trainer));
    }
    call(new Attempting(0), "learn", "report", RUN, RUN + "-2", RUN + "-3");
    Golden.check("learn/report.md", shell.out());
  }

  @Test
  void aRunThatEndsAtAnyAttemptGoesOnToTheSameResultsAndPaysForEachAttemptOnce() throws Exception {
    var undisturbed = new Attempting(1000);
    assertEquals(ExitCode.DONE, learn(undisturbed, "--jobs", "1"));
    SequencedMap<String, String> wanted = results(RUN);
    assertEquals(10, wanted.keySet().stream().filter(it -> it.startsWith("plots/")).count());
    Files.move(work.resolve("runs"), work.resolve("undisturbed"));

    List<Made.Key> paid = new ArrayList<>();
    var first = new Attempting(5);
    assertEquals(ExitCode.MODEL, learn(first));
    paid.addAll(first.made());
    assertTrue(
        shell.err().contains("the server is gone; go on with simplecoder learn --resume "),
        shell.err());
    for (int attempts : List.of(20, 1, 17, 24)) {
      var next = new Attempting(attempts);
      assertEquals(ExitCode.MODEL, call(next, "learn", "--resume", RUN));
      paid.addAll(next.made());
    }
    var last = new Attempting(1000);
    assertEquals(ExitCode.DONE, call(last, "learn", "--resume", RUN, "--jobs", "3"));
    paid.addAll(last.made());

    assertEquals(wanted, results(RUN));
    assertEquals(new HashSet<>(undisturbed.made()), new HashSet<>(paid));
    assertEquals(undisturbed.made().size(), paid.size());
  }

  @Test
  void theDecisionsAreALogOfTheRouterAndNoHeldOutTaskIsAmongThem() throws Exception {
    learn(new Attempting(1000));
    List<String> lines = Files.readAllLines(work.resolve(RUN, "decisions.jsonl"));
    List<Logged> read = new ArrayList<>();
    for (String line : lines) {
      read.add(LogLine.read(line));
    }
    assertEquals(8 * 3 * 3, read.stream().filter(Logged.Chosen.class::isInstance).count());
    assertTrue(20 < tasksOf(lines) && tasksOf(lines) <= 32, lines::toString);
    List<String> datums = Files.readAllLines(work.resolve(RUN, "datums/prompt_completion.jsonl"));
    assertEquals(8 * 3 * 3, datums.size());
    assertTrue(tasksOf(datums) <= 32);
  }

  private static long tasksOf(List<String> lines) {
    return lines.stream()
        .flatMap(line -> Pattern.compile("Own/\\d+").matcher(line).results())
        .map(MatchResult::group)
        .distinct()
        .count();
  }

  @Test
  void whatTrainersOfWeightsReadIsWritten() throws Exception {
    call(
        new Attempting(1000),
        "learn --tasks tasks.jsonl --arms sums,words,mute --steps 2 --batch 1 --seed 2".split(" "));
    var shown = new StringBuilder();
    for (String file : List.of("prompt_completion", "unpaired_preference", "preference")) {
      String text = Files.readString(work.resolve(RUN, "datums/" + file + ".jsonl"));
      shown.append("== ").append(file).append('\n').append(text);
    }
    Golden.check("learn/datums.txt", shown.toString());
  }

  @Test
  void thePageNeedsNothingFromElsewhere() throws Exception {
    learn(new Attempting(1000));
    String page = Files.readString(work.resolve(RUN, "report.html"));
    assertFalse(page.contains("{first}") || page.contains("<script"), page);
    assertFalse(
        page.replace("http://www.w3.org/2000/svg", "")
            .matches("(?s).*(https?:|src=|href=|@import).*"),
        page);
    assertEquals(5, page.split("<svg ", -1).length - 1);
  }

  @Test
  void theBestCheckpointIsTheOneThatComesToMostOnHeldOutTasks() throws Exception {
    learn(new Attempting(1000));
    List<String> index = Files.readAllLines(work.resolve(RUN, "checkpoints/index.jsonl"));
    assertEquals(3, index.size());
    assertTrue(index.getFirst().startsWith("{\"step\":3,\"file\":\"000003.json\""), "" + index);
    String best =
        index.stream()
            .filter(line -> line.contains("\"best\":true"))
            .reduce((_, _) -> "two")
            .orElse("");
    String file = best.replaceFirst(".*\"file\":\"([^\"]*)\".*", "$1");
    assertEquals(
        Files.readString(work.resolve(RUN, "checkpoints", file)),
        Files.readString(work.resolve(RUN, "checkpoints/best.json")));
  }

  @Test
  void atTemperatureNothingOneAttemptOfAModelAtATaskIsEnough() throws Exception {
    var attempting = new Attempting(1000);
    learn(attempting, "--temperature", "0");
    assertTrue(attempting.made().stream().allMatch(key -> key.sample() == 0));
    assertEquals(attempting.made().size(), new HashSet<>(attempting.made()).size());
  }

  private String problem(String... words) {
    return assertThrows(UserError.class, () -> call(new Attempting(1000), words))
        .line()
        .replace(work.toString(), "WORK");
  }

  @Test
  void whatIsWrongIsSaidWithWhatToDo() throws Exception {
    learn(new Attempting(3));
    var said = new StringBuilder();
    said.append(problem("learn")).append('\n');
    said.append(problem("learn", "--tasks", "tasks.jsonl,")).append('\n');
    said.append(problem("learn", "--tasks", "tasks.jsonl", "--arms", "sums")).append('\n');
    said.append(problem("learn", "--tasks", "tasks.jsonl", "--arms", "a,b,a")).append('\n');
    said.append(problem("learn", "--tasks", "tasks.jsonl,tasks.jsonl", "--arms", "a,b"))
        .append('\n');
    said.append(problem("learn", "--tasks", "none.jsonl", "--arms", "a,b")).append('\n');
    for (String wrong :
        List.of(
            "--steps 0",
            "--steps 1",
            "--held-out 100",
            "--trainer adam",
            "--temperature 3",
            "--temperature 0.0001")) {
      String words = "learn --tasks tasks.jsonl --arms a,b " + wrong;
      said.append(problem(words.split(" "))).append('\n');
    }
    said.append(problem("learn", "--resume", "nowhere")).append('\n');
    said.append(problem("learn", "--resume", RUN, "--steps", "3")).append('\n');
    digest = "d2";
    said.append(problem("learn", "--resume", RUN)).append('\n');
    digest = "d1";
    Files.writeString(
        work.resolve("tasks.jsonl"),
        Files.readString(work.resolve("tasks.jsonl")).replace("assert f()", "assert not f()"));
    said.append(problem("learn", "--resume", RUN)).append('\n');
    Golden.check("learn/problems.txt", said.toString());
  }
}
