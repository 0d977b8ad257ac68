package dev.simplecoder.app.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.evidence.Check;
import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.evidence.CheckRun.Result;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class CheckedTest {

  private static final CheckRun NOT_COMPILED =
      Runs.run(
          new Check("npm", Check.Kind.TESTS, new WorkspacePath("web"), List.of("npm")),
          Result.FAILED,
          0,
          FailureClass.SYNTAX,
          "SyntaxError");

  @Test
  void everyWayToEndHasItsWords() {
    assertEquals("all 14 tests pass", Runs.passed(14).words());
    assertEquals("1 test passes", Runs.passed(1).words());
    assertEquals("pytest passes", Runs.passed(0).words());
    assertEquals("2 of 14 tests fail: a, b", Runs.failed("", "a", "b").words());
    assertEquals(
        "5 of 14 tests fail: a, b, c, 2 more", Runs.failed("", "a", "b", "c", "d", "e").words());
    assertEquals("it does not compile", Runs.of(NOT_COMPILED).words());
    assertEquals("pytest fails", words(Result.FAILED, FailureClass.WRONG_ANSWER, ""));
    assertEquals(
        "pytest runs into a limit", words(Result.ENDED_AT_A_LIMIT, FailureClass.TIMEOUT, ""));
    assertEquals("pytest found no tests", words(Result.NO_TESTS, null, ""));
    assertEquals(
        "pytest could not be run: no go", words(Result.COULD_NOT_RUN, null, "no go\nmore"));
    assertEquals("not checked: too large", new Checked(new Evidence.None("too large")).words());
    assertEquals(
        "pytest: all 3 tests pass; npm in web: it does not compile",
        Runs.of(Runs.passed(3).runs().getFirst(), NOT_COMPILED).words());
  }

  private static String words(Result result, @Nullable FailureClass how, String printed) {
    return Runs.of(Runs.run(Runs.PYTEST, result, 0, how, printed)).words();
  }

  @Test
  void whatCouldNotRunNeitherFailsNorPasses() {
    Checked none = Runs.of(Runs.run(Runs.PYTEST, Result.COULD_NOT_RUN, 0, null, "no go"));
    assertFalse(none.fails());
    assertFalse(none.passes());
    assertEquals(Optional.empty(), none.failure());
    assertTrue(Runs.passed(1).passes());
    assertFalse(Runs.of(Runs.passed(3).runs().getFirst(), NOT_COMPILED).passes());
  }

  @Test
  void aFailureIsTheSameWhateverItsLinesTimesAndAddressesAre() {
    assertEquals(
        failure("calc.py:3: assert add(1) in 0.01s at 0x7f3a9c", "a"),
        failure("calc.py:17: assert add(1) in 1.20s at 0x55bd01", "a"));
    assertNotEquals(failure("assert add(1)", "a"), failure("assert sub(1)", "a"));
    assertNotEquals(failure("assert", "a"), failure("assert", "b"));
    assertNotEquals(failure("", "a"), Runs.of(NOT_COMPILED).failure().orElseThrow());
  }

  private static Failure failure(String printed, String... tests) {
    return Runs.failed(printed, tests).failure().orElseThrow();
  }
}
