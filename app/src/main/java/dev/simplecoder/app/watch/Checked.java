package dev.simplecoder.app.watch;

import dev.simplecoder.agent.evidence.Check;
import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.evidence.CheckRun.Result;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.FailureClass;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** What the project's checks came to on the files as they are. */
record Checked(Evidence evidence) {

  /** Of the tests that fail; the rest is counted. */
  private static final int MOST_NAMES = 3;

  /** Whether something fails; what could not be run does not. */
  boolean fails() {
    return runs().stream().anyMatch(run -> run.result().failed());
  }

  /** Empty where nothing fails. */
  Optional<Failure> failure() {
    return fails() ? Optional.of(Failure.of(runs())) : Optional.empty();
  }

  /** One line for the person; it holds names that a program printed, so it need not be trusted. */
  String words() {
    return switch (evidence) {
      case Evidence.None(String why) -> "not checked: " + why;
      case Evidence.Ran(var checks) ->
          checks.stream()
              .map(check -> (checks.size() == 1 ? "" : place(check.now()) + ": ") + words(check))
              .collect(Collectors.joining("; "));
    };
  }

  List<CheckRun> runs() {
    return switch (evidence) {
      case Evidence.None _ -> List.of();
      case Evidence.Ran(var checks) -> checks.stream().map(Evidence.Compared::now).toList();
    };
  }

  private static String place(CheckRun run) {
    Check check = run.check();
    return check.folder().isRoot() ? check.name() : check.name() + " in " + check.folder();
  }

  private static String words(Evidence.Compared compared) {
    CheckRun run = compared.now();
    String name = run.check().name();
    return switch (run.result()) {
      case PASSED -> passes(run);
      case FAILED -> fails(run);
      case ENDED_AT_A_LIMIT -> name + " runs into a limit";
      case NO_TESTS -> name + " found no tests";
      case COULD_NOT_RUN ->
          run.excerpt()
              .lines()
              .findFirst()
              .map(line -> name + " could not be run: " + line)
              .orElse(name + " could not be run");
    };
  }

  private static String passes(CheckRun run) {
    return switch (run.passed()) {
      case 0 -> run.check().name() + " passes";
      case 1 -> "1 test passes";
      default -> "all " + run.passed() + " tests pass";
    };
  }

  private static String fails(CheckRun run) {
    if (run.failure() == FailureClass.SYNTAX) {
      return "it does not compile";
    }
    int failing = run.failing().size();
    if (failing == 0) {
      return run.check().name() + " fails";
    }
    int all = failing + run.passed();
    return "%d of %d %s: %s"
        .formatted(failing, all, all == 1 ? "test fails" : "tests fail", names(run));
  }

  private static String names(CheckRun run) {
    List<String> names = new ArrayList<>(run.failing().stream().limit(MOST_NAMES).toList());
    if (MOST_NAMES < run.failing().size()) {
      names.add(run.failing().size() - MOST_NAMES + " more");
    }
    return String.join(", ", names);
  }

  /** Whether nothing can be said of the files, and why. */
  Optional<String> unknown() {
    return switch (evidence) {
      case Evidence.None(String why) -> Optional.of(why);
      case Evidence.Ran _ -> Optional.empty();
    };
  }

  /** Whether everything that could be run passes. */
  boolean passes() {
    return !fails() && runs().stream().anyMatch(run -> run.result() == Result.PASSED);
  }
}
