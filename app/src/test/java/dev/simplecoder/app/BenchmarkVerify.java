package dev.simplecoder.app;

import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * What it costs that changes are tried out: whole tasks of one write as processes, with it and
 * without, in turn. Run by hand, on Linux, as CONTRIBUTING.md says of BenchmarkStart; nothing is
 * asserted.
 */
@Timeout(value = 1, unit = TimeUnit.HOURS)
class BenchmarkVerify {

  private static final int ROUNDS = 15;
  private static final String TEST =
      """
      import unittest


      class SmallTest(unittest.TestCase):
          def test_small(self):
              self.assertEqual(3, 1 + 2)
      """;

  @TempDir Path scratch;

  /** A project, and the file that the task writes into it. */
  private record Scene(String name, Map<String, String> files, String path) {}

  @Test
  void measure() throws IOException {
    List<Scene> scenes =
        List.of(
            new Scene("no tests, a text", Map.of("a.txt", "a\n"), "b.txt"),
            new Scene("no tests, a thousand files", thousand(), "b.txt"),
            new Scene("no tests, a Python file", Map.of("a.py", "a = 1\n"), "b.py"),
            new Scene("one test of unittest", Map.of("test_small.py", TEST), "b.py"));
    Map<String, List<Long>> times = new LinkedHashMap<>();
    try (var server = OllamaServer.start()) {
      Map<Scene, BuiltProgram> programs = new LinkedHashMap<>();
      for (Scene scene : scenes) {
        programs.put(scene, program(scene, server));
      }
      for (int round = -1; round < ROUNDS; round++) {
        for (Map.Entry<Scene, BuiltProgram> each : programs.entrySet()) {
          Scene scene = each.getKey();
          for (String option : List.of("--no-verify", "--verbose")) {
            long took = task(each.getValue(), server, scene, option);
            if (round != -1) { // a round to warm up
              times.computeIfAbsent(scene.name() + ", " + option, _ -> new ArrayList<>()).add(took);
            }
          }
        }
      }
    }
    times.forEach((what, all) -> System.out.printf("%-45s %6.0f ms%n", what, median(all) / 1e6));
  }

  private static long task(BuiltProgram program, OllamaServer server, Scene scene, String option)
      throws IOException {
    Files.deleteIfExists(program.workspace().resolve(scene.path()));
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", scene.path(), "content", "b = 1\n")),
        OllamaReply.text("I wrote it."));
    long start = System.nanoTime();
    BuiltProgram.Result result = program.run("", "--yes", option, "write it");
    long took = System.nanoTime() - start;
    if (result.exit() != 0) {
      throw new AssertionError(result.err());
    }
    return took;
  }

  private BuiltProgram program(Scene scene, OllamaServer server) throws IOException {
    var program =
        new BuiltProgram(Files.createTempDirectory(scratch, "scene"), server.baseUrl().toString());
    for (Map.Entry<String, String> file : scene.files().entrySet()) {
      Files.writeString(program.workspace().resolve(file.getKey()), file.getValue());
    }
    return program;
  }

  private static Map<String, String> thousand() {
    Map<String, String> files = new LinkedHashMap<>();
    for (int i = 0; i < 1_000; i++) {
      files.put("n" + i + ".txt", "note " + i + "\n");
    }
    return files;
  }

  private static long median(List<Long> values) {
    long[] sorted = values.stream().mapToLong(Long::longValue).sorted().toArray();
    return sorted[sorted.length / 2];
  }
}
