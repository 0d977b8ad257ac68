package dev.simplecoder.app.watch;

import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What fails, to be known again: which checks and tests, how, and what they print but for its
 * numbers, which are lines, times and addresses as a rule. A fix that the person did not want is
 * not proposed again while it is the same.
 */
record Failure(List<Failed> checks) {

  private static final Pattern NUMBER = Pattern.compile("0x[0-9a-f]+|\\d+(\\.\\d+)?");

  Failure {
    checks = List.copyOf(checks);
  }

  /** One check that fails. */
  record Failed(
      String check,
      WorkspacePath folder,
      Set<String> tests,
      @Nullable FailureClass how,
      String printed) {

    Failed {
      tests = Set.copyOf(tests);
    }
  }

  static Failure of(List<CheckRun> runs) {
    return new Failure(
        runs.stream().filter(run -> run.result().failed()).map(Failure::failed).toList());
  }

  private static Failed failed(CheckRun run) {
    return new Failed(
        run.check().name(),
        run.check().folder(),
        run.failing(),
        run.failure(),
        NUMBER.matcher(run.excerpt()).replaceAll("#"));
  }
}
