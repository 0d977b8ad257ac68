package dev.simplecoder.app.watch;

import dev.simplecoder.agent.evidence.Check;
import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.evidence.CheckRun.Result;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.time.Duration;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What checks might have come to. */
final class Runs {

  static final Check PYTEST =
      new Check("pytest", Check.Kind.TESTS, WorkspacePath.ROOT, List.of("pytest"));

  private Runs() {}

  static Checked of(CheckRun... runs) {
    return new Checked(
        new Evidence.Ran(Stream.of(runs).map(run -> new Evidence.Compared(run, run)).toList()));
  }

  static Checked passed(int tests) {
    return of(run(PYTEST, Result.PASSED, tests, null, ""));
  }

  /** Of fourteen tests. */
  static Checked failed(String printed, String... tests) {
    return of(
        run(PYTEST, Result.FAILED, 14 - tests.length, FailureClass.PARTLY_PASSED, printed, tests));
  }

  static CheckRun run(
      Check check,
      Result result,
      int passed,
      @Nullable FailureClass how,
      String printed,
      String... failing) {
    return new CheckRun(
        check,
        result,
        passed,
        new LinkedHashSet<>(List.of(failing)),
        how,
        printed,
        Duration.ofSeconds(1));
  }
}
