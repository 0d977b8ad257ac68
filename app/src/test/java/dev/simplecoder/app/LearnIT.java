package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.BuiltProgram.Running;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.ArrayList;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Learning over recorded models, as a process: HTTP, sandbox, and kills. */
class LearnIT {

  private static final Path SAMPLE = Path.of("samples/recorded").toAbsolutePath().normalize();
  private static final List<String> LEARN =
      List.of(
          "learn",
          "--tasks",
          "%1$s/problems/humaneval.jsonl.gz,%1$s/problems/mbpp.jsonl.gz".formatted(SAMPLE),
          "--recorded",
          SAMPLE.toString(),
          "--arms",
          "deepseek-coder-v2-lite-16b,codeqwen1.5-7b-chat",
          "--steps",
          "8",
          "--batch",
          "2",
          "--group",
          "2",
          "--window",
          "2",
          "--jobs",
          "2");

  @TempDir private Path scratch;
  private BuiltProgram program;

  @BeforeEach
  void build() throws IOException {
    program = new BuiltProgram(scratch.toRealPath(), "http://127.0.0.1:9");
  }

  @Test
  void aRunThatIsKilledThreeTimesComesToTheSameAndPaysForNothingTwice() throws Exception {
    String undisturbed = run(with(LEARN, "--runs", "undisturbed"));
    assertTrue(undisturbed.startsWith("held-out tasks right in the first 2 steps: "), undisturbed);

    killAt(5, with(LEARN, "--runs", "killed"));
    List<String> resume = List.of("learn", "--resume", folder("killed").toString());
    for (int attempts : List.of(14, 26)) {
      killAt(attempts, resume);
    }
    assertEquals(undisturbed, run(resume));

    assertEquals(results("undisturbed"), results("killed"));
    List<String> paid = keys("killed");
    assertEquals(paid.stream().distinct().toList(), paid);
    assertEquals(keys("undisturbed").stream().sorted().toList(), paid.stream().sorted().toList());
  }

  private static List<String> with(List<String> words, String... more) {
    return Stream.concat(words.stream(), Stream.of(more)).toList();
  }

  private String run(List<String> words) {
    var result = program.run("", words.toArray(String[]::new));
    assertEquals(0, result.exit(), result.err());
    return result.out();
  }

  /** Kills the process, without a word, when so many attempts are in the file. */
  private void killAt(int attempts, List<String> words) throws Exception {
    Path runs = Files.createDirectories(program.workspace().resolve("killed"));
    try (WatchService changes = runs.getFileSystem().newWatchService()) {
      runs.register(changes, StandardWatchEventKinds.ENTRY_CREATE);
      Running running = program.start("", words.toArray(String[]::new));
      while (isEmpty(runs)) {
        await(changes);
      }
      folder("killed")
          .register(
              changes, StandardWatchEventKinds.ENTRY_CREATE, StandardWatchEventKinds.ENTRY_MODIFY);
      while (lines(folder("killed").resolve("attempts.jsonl")).size() < attempts) {
        await(changes);
      }
      running.process().destroyForcibly().waitFor();
    }
  }

  private static void await(WatchService changes) throws InterruptedException {
    var key = changes.poll(30, TimeUnit.SECONDS);
    assertTrue(key != null, "nothing was written for half a minute");
    key.pollEvents();
    key.reset();
  }

  private static boolean isEmpty(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.findAny().isEmpty();
    }
  }

  private static List<String> lines(Path file) throws IOException {
    return Files.exists(file) ? Files.readAllLines(file) : List.of();
  }

  private Path folder(String runs) throws IOException {
    try (Stream<Path> files = Files.list(program.workspace().resolve(runs))) {
      return files.toList().getFirst();
    }
  }

  /** What a run came to, whenever it ran. */
  private SequencedMap<String, String> results(String runs) throws IOException {
    SequencedMap<String, String> results = new TreeMap<>();
    for (String name : List.of("metrics.jsonl", "checkpoints", "datums", "plots")) {
      try (Stream<Path> files = Files.walk(folder(runs).resolve(name))) {
        for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
          String text = Files.readString(file, StandardCharsets.ISO_8859_1);
          results.put(folder(runs).relativize(file).toString(), text);
        }
      }
    }
    return results;
  }

  private List<String> keys(String runs) throws IOException {
    List<String> keys = new ArrayList<>();
    for (String line : lines(folder(runs).resolve("attempts.jsonl"))) {
      keys.add(line.substring(0, line.indexOf(",\"at\"")));
    }
    return keys;
  }
}
