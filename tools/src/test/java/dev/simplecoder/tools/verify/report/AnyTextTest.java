package dev.simplecoder.tools.verify.report;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.evidence.Check;
import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.tools.sandbox.Outcome;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever a program writes, it is read; it may have been written to make us fail. */
class AnyTextTest {

  private static final Path GOLDEN = Path.of("src/test/golden/reports");

  /** What makes every reader believe that the output is of its runner. */
  private static final String BEGIN =
      """
      =========================== short test summary info ============================
      ✖ failing tests:
       Test Files  1 failed (1)
      Tests: 1 total
        1 passing (1ms)
      # pass 1
      1..1
      """;

  private static final String END =
      """

      not ok 1 - x
      Ran 1 test in 0.1s
      ℹ pass 1
      Tests run: 1, Failures: 1, Errors: 0, Skipped: 0
      BUILD FAILED
      test result: FAILED. 0 passed
      FAIL\tshop\t0.003s
      ==== 1 failed in 0.1s ====
      """;

  /** What makes a careless expression go back again and again. */
  private static final List<String> PIECES =
      List.of(
          " ",
          "_ ",
          "_",
          "=",
          "====== \n",
          "x",
          "ok 1 - x\n",
          "not ok 1 - x\n1..1\n",
          "# Subtest: ",
          "FAIL ",
          "FAILED a::b[ - \n",
          "======\nFAIL: a (b)\n",
          "Ran 1 test in 1\n",
          "at a.b(",
          "a:1:1: error: x\n",
          "[ERROR] a <<< FAILURE!",
          " Time elapsed: ",
          "  ● a › b\n",
          "Tests: 1 total\n",
          " FAIL  a\n",
          "  1) a\n",
          "1 passing (1)\n",
          "--- FAIL: T/a\n",
          "FAIL\ta\t0\n",
          "test a ... FAILED\n",
          "test result: \n",
          "---- a stdout ----\n",
          "a > b FAILED\nBUILD FAILED\n",
          "{\"Action\":",
          "{\"Action\":\"output\",\"Output\":\"\\n\"}\n",
          "\u001b[",
          "\u001b]",
          "goroutine \n",
          "test at a:1:1\n✖ b\nℹ pass 1\n",
          "✖ failing tests:\n",
          "E   assert\n",
          "File \"a\", line 1",
          "^",
          "1 |\n",
          "error[E1]: \n",
          "(1,1): error \n");

  /** A quarter of what a sandbox passes on. */
  private static final int MUCH = 1 << 18;

  /** Many times what it takes, and far below what quadratic time would be. */
  private static final Duration LONG = Duration.ofSeconds(15);

  @Test
  void linesOfAllRunnersInAnyOrderAreRead() throws IOException {
    List<String> lines = recorded();
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      List<String> mixed = new ArrayList<>();
      int length = random.nextInt(200);
      for (int i = 0; i < length; i++) {
        mixed.add(bent(lines.get(random.nextInt(lines.size())), random));
      }
      int split = random.nextInt(mixed.size() + 1);
      check(
          "seed " + seed + ", round " + round,
          String.join("\n", mixed.subList(0, split)),
          String.join("\n", mixed.subList(split, mixed.size())),
          random.nextInt(3),
          random.nextInt(500));
    }
  }

  @Test
  void anyCharactersAreRead() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      var text = new StringBuilder();
      int length = random.nextInt(2_000);
      for (int i = 0; i < length; i++) {
        text.append((char) random.nextInt(random.nextBoolean() ? 128 : 65_536));
      }
      check("seed " + seed + ", round " + round, text.toString(), "", 1, random.nextInt(300));
    }
  }

  static Stream<String> repeated() {
    return PIECES.stream();
  }

  @ParameterizedTest
  @MethodSource("repeated")
  void muchOfTheSameTakesNoLongerThanItsLength(String piece) {
    String lines = BEGIN + piece.repeat(MUCH / piece.length()) + END;
    assertTimeoutPreemptively(LONG, () -> check(piece, lines, "", 1, 2_000));
  }

  private static void check(String about, String out, String err, int status, int characters) {
    CheckRun run =
        new RunReader(characters)
            .read(
                Check.given("test"),
                new Outcome.Exited(status, new Outcome.Output(out, err, true), Duration.ZERO),
                Set.of("a"));
    assertTrue(run.excerpt().length() <= characters, about);
    assertEquals(0, run.excerpt().chars().filter(c -> c == '\u001b').count(), about);
  }

  /** As it is, cut, doubled or with a character changed. */
  private static String bent(String line, Random random) {
    int at = random.nextInt(line.length() + 1);
    return switch (random.nextInt(5)) {
      case 0 -> line.substring(at);
      case 1 -> line + line;
      case 2 -> line.substring(0, at) + (char) random.nextInt(300) + line.substring(at);
      default -> line;
    };
  }

  private static List<String> recorded() throws IOException {
    List<String> lines = new ArrayList<>();
    try (Stream<Path> files = Files.walk(GOLDEN)) {
      for (Path file :
          files.filter(path -> path.toString().matches(".*(out|err)\\.txt")).toList()) {
        lines.addAll(Files.readAllLines(file));
      }
    }
    return Collections.unmodifiableList(lines);
  }
}
