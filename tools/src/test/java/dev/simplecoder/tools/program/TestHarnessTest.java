package dev.simplecoder.tools.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.Extracted;
import dev.simplecoder.agent.program.VisibleTests;
import dev.simplecoder.agent.program.Why;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.sandbox.Caps;
import dev.simplecoder.tools.sandbox.Job;
import dev.simplecoder.tools.sandbox.Outcome;
import dev.simplecoder.tools.sandbox.Sandbox;
import dev.simplecoder.tools.sandbox.Sandboxes;
import dev.simplecoder.tools.sandbox.WorkFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Against a real sandbox: what is tested is a script in it. */
class TestHarnessTest {

  private static final String ADD = "def f(x):\n    return x + 1\n";

  private static Sandbox sandbox;
  private static TestHarness harness;

  @BeforeAll
  static void open() throws Exception {
    sandbox = Sandboxes.warmPython(Sandboxes.directPath(), TestHarness.SCRIPT);
    harness = new TestHarness(sandbox, Caps.PROGRAM, RandomGenerator.getDefault());
  }

  @AfterAll
  static void close() {
    sandbox.close();
  }

  private static Tested visible(String program, String... asserts) throws Exception {
    return harness.visible(new Extracted.Program(program), "f", new VisibleTests(List.of(asserts)));
  }

  private static Tested hidden(String program, String tests) throws Exception {
    var problem =
        new Problem("own/1", new Exercise("", "f", VisibleTests.NONE), new HiddenTests(tests));
    return harness.hidden(new Extracted.Program(program), problem);
  }

  private static void assertTested(
      int passed, int tests, @Nullable FailureClass failure, String excerpt, Tested found) {
    assertEquals(new Tested(passed, tests, failure, excerpt, found.took()), found);
  }

  @Test
  void everyAssertIsCounted() throws Exception {
    assertTested(2, 2, null, "", visible(ADD, "assert f(1) == 2", "assert f(-1) == 0"));
    assertTested(
        2,
        3,
        FailureClass.PARTLY_PASSED,
        "assert f(2) == 4\nit gave 3",
        visible(ADD, "assert f(1) == 2", "assert f(2) == 4", "assert f(3) == 4"));
  }

  @Test
  void whatFailedIsToldByTheShortestThatHelps() throws Exception {
    String wrong = "def f(x):\n    y = x\n    return y + '1'\n";
    assertTested(
        0,
        1,
        FailureClass.NAME_OR_TYPE,
        "assert f(1) == 2\nline 3: TypeError: unsupported operand type(s) for +: 'int' and 'str'",
        visible(wrong, "assert f(1) == 2"));
    assertTested(
        0,
        1,
        FailureClass.SYNTAX,
        "SyntaxError: expected ':' (program.py, line 1)",
        visible("def f(x)\n    return x\n", "assert f(1) == 2"));
    assertTested(
        0,
        1,
        FailureClass.IMPORT,
        "line 1: ModuleNotFoundError: No module named 'not_there'",
        visible("import not_there\n" + ADD, "assert f(1) == 2"));
    assertTested(
        0,
        1,
        FailureClass.NAME_OR_TYPE,
        "NameError: name 'f' is not defined",
        visible("def g(x):\n    return x\n", "assert f(1) == 2"));
    assertTested(
        0,
        1,
        FailureClass.WRONG_ANSWER,
        "assert f(1) == 2\nline 2: ZeroDivisionError: division by zero",
        visible("def f(x):\n    return x / 0\n", "assert f(1) == 2"));
  }

  @Test
  void aProgramThatDoesNotEndIsTimedOutWithWhatPassedBefore() throws Exception {
    var quick =
        new TestHarness(
            sandbox, Caps.PROGRAM.withWall(Duration.ofSeconds(3)), RandomGenerator.getDefault());
    Tested tested =
        quick.visible(
            new Extracted.Program("def f(x):\n    while x:\n        pass\n    return 1\n"),
            "f",
            new VisibleTests(List.of("assert f(0) == 1", "assert f(1) == 1")));
    assertTested(1, 2, FailureClass.TIMEOUT, "it was still running when its time was over", tested);
  }

  @Test
  void aReplyWithoutAProgramIsNotRun() throws Exception {
    var unused = new TestHarness(new NoSandbox(), Caps.PROGRAM, RandomGenerator.getDefault());
    assertEquals(
        new Tested(0, 0, FailureClass.NO_PROGRAM, "the reply has no code", Duration.ZERO),
        unused.visible(new Extracted.NoProgram(Why.PROSE), "f", VisibleTests.NONE));
  }

  @Test
  void hiddenTestsSayHowManyAndNothingElse() throws Exception {
    String tests =
        "def check(candidate):\n    assert candidate(1) == 2\n    assert candidate(1) == 3\n";
    assertTested(1, 2, FailureClass.PARTLY_PASSED, "", hidden(ADD, tests));
    assertFalse(new HiddenTests(tests).toString().contains("assert"));
  }

  @Test
  void aLoopOfAssertsIsOneTestThatHoldsAlways() throws Exception {
    String tests =
        """
        import math

        def check(candidate):
            import random
            rng = random.Random(42)
            assert candidate(0) == 1
            for i in range(5):
                assert candidate(i) == i + 1, "message"
            for i in [1, 2]:
                j = i
                assert candidate(j) < 3
            assert math.isclose(candidate(rng.random() * 0), 1)
        """;
    assertTested(3, 4, FailureClass.PARTLY_PASSED, "", hidden(ADD, tests));
  }

  @Test
  void aCheckThatMayReturnEarlyIsOneTest() throws Exception {
    String tests =
        """
        def check(candidate):
            assert candidate(1) == 2
            if candidate(2) == 3:
                return
            assert False
        """;
    assertTested(1, 1, null, "", hidden(ADD, tests));
    assertTested(0, 1, FailureClass.WRONG_ANSWER, "", hidden("def f(x):\n    return 0\n", tests));
  }

  @Test
  void aCheckIsCalledOnceWhoeverCallsIt() throws Exception {
    String check = "def check(candidate):\n    assert candidate(1) == 2\n";
    assertTested(1, 1, null, "", hidden(ADD, check + "check(f)\n"));
    assertTested(1, 1, null, "", hidden(ADD, check));
    assertTested(2, 2, null, "", hidden(ADD, check + "check(f)\ncheck(f)\n"));
  }

  @Test
  void whatPreparesATestAndFailsFailsTheTestsBehindIt() throws Exception {
    String tests =
        "def check(candidate):\n    assert candidate(1) == 2\n    x = candidate('')\n    assert x\n";
    assertTested(1, 2, FailureClass.PARTLY_PASSED, "", hidden(ADD, tests));
  }

  @Test
  void noTestsTellOnlyWhetherItLoads() throws Exception {
    assertTested(0, 0, null, "", visible(ADD));
    assertFalse(visible(ADD).isPassed());
    assertEquals(FailureClass.SYNTAX, visible("def").failure());
  }

  @Test
  void testsThatDoNotParseAreNoFailureOfTheProgram() {
    var broken = assertThrows(UnusableTests.class, () -> visible(ADD, "assert f(1"));
    assertTrue(String.valueOf(broken.getMessage()).startsWith("SyntaxError"), broken.toString());
  }

  /** Each ends well as a script, or seems to, and passes nothing. */
  @ParameterizedTest
  @MethodSource("cheats")
  void noCheatPasses(Path cheat) throws Exception {
    Tested tested = visible(Files.readString(cheat), "assert abs(f(1)) == 2");
    assertFalse(tested.isPassed(), tested.toString());
    assertEquals(0, tested.passed());
  }

  private static List<Path> cheats() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("src/test/golden/cheats"))) {
      return files.sorted().toList();
    }
  }

  /** Whether all of check passes is what a plain script finds by running it. */
  @ParameterizedTest
  @ValueSource(
      strings = {
        ADD,
        "def f(x):\n    return 2 if x == 1 else x + 1\n",
        "def f(x):\n    return x\n",
        "s = set()\ndef f(x):\n    s.add(x)\n    return x + len(s)\n",
        "def f(x):\n    if x == 3:\n        raise KeyError(x)\n    return x + 1\n",
        "def f(x, seen=[]):\n    seen.append(x)\n    return x + (1 if len(seen) < 4 else 2)\n",
        "if __name__ == '__main__':\n    def f(x):\n        return x + 1\n",
      })
  void theVerdictIsThatOfThePlainScript(String program) throws Exception {
    String check =
        """
        def check(candidate):
            assert candidate(1) == 2
            for i in range(3):
                assert candidate(i) == i + 1
            assert candidate(1) + candidate(3) == 6, candidate(9)
        """;
    boolean plain =
        plain(program + "\n" + check + "\ncheck(f)\n")
                instanceof Outcome.Exited(int status, var _, var _)
            && status == 0;
    assertEquals(plain, hidden(program, check).isPassed());
  }

  @Test
  void aTestStandsAsDeepAsInAPlainScript() throws Exception {
    String program =
        "def f(n=1):\n    try:\n        return f(n + 1)\n    except RecursionError:\n        return n\n";
    Outcome plain = plain(program + "def check(candidate):\n    print(candidate())\ncheck(f)\n");
    Tested tested = visible(program, "def check(candidate):\n    assert candidate() == 0");
    assertEquals(
        "assert candidate() == 0\nit gave " + plain.output().out().strip(), tested.excerpt());
  }

  @Test
  void theSameProgramGivesTheSameEachTime() throws Exception {
    String program =
        "import random\ndef f(x):\n    return str({'a', 'b', 'c', x}) + str(random.random())\n";
    Tested first = visible(program, "assert f('d') == ''");
    assertEquals(first.excerpt(), visible(program, "assert f('d') == ''").excerpt());
  }

  /** The sandbox of these tests has read the harness beforehand. */
  @Test
  void aSandboxThatDoesNotKnowItFindsTheSame() throws Exception {
    String[] tests = {"assert f(0) == 1", "assert f(1) == 2"};
    try (Sandbox other = Sandboxes.bubblewrap(Sandboxes.directPath())) {
      var unread = new TestHarness(other, Caps.PROGRAM, RandomGenerator.getDefault());
      for (String program : List.of(ADD, "def f(x):\n    return 1 // x\n", "def f(:\n")) {
        Tested known = visible(program, tests);
        assertTested(
            known.passed(),
            known.tests(),
            known.failure(),
            known.excerpt(),
            unread.visible(new Extracted.Program(program), "f", new VisibleTests(List.of(tests))));
      }
    }
  }

  @Test
  void manyRunAtOnce() throws Exception {
    List<Callable<Tested>> runs = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      String expected = "assert f(" + i + ") == " + (i % 2 == 0 ? i + 1 : 0);
      runs.add(() -> visible(ADD, expected));
    }
    try (var threads = Executors.newFixedThreadPool(4)) {
      List<Boolean> passed = new ArrayList<>();
      for (Future<Tested> run : threads.invokeAll(runs)) {
        passed.add(run.get().isPassed());
      }
      assertEquals(List.of(true, false, true, false, true, false, true, false), passed);
    }
  }

  private static Outcome plain(String script) throws IOException, InterruptedException {
    var files = new LinkedHashMap<WorkspacePath, String>();
    files.put(new WorkspacePath("plain.py"), script);
    return sandbox.run(
        new Job(List.of("python3", "plain.py"), new WorkFiles.Texts(files), Caps.PROGRAM));
  }

  /** Where nothing may run. */
  private static final class NoSandbox implements Sandbox {
    @Override
    public String name() {
      return "none";
    }

    @Override
    public Outcome run(Job job) {
      throw new AssertionError("ran " + job);
    }

    @Override
    public void close() {}
  }
}
