package dev.simplecoder.app.routing;

import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.Evidence.Compared;
import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.reward.Attempt;
import dev.simplecoder.router.reward.Reward;
import dev.simplecoder.router.reward.Shaping;
import dev.simplecoder.router.reward.Sight;
import dev.simplecoder.router.reward.TestCount;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalDouble;

/** What evidence says of an attempt, in the words of the router. */
final class Verdicts {

  private Verdicts() {}

  /** Why an attempt has failed: what stopped a check first. Empty where it broke nothing. */
  static Optional<Failure.Kind> kind(Evidence evidence) {
    return evidence.verdict() == Evidence.Verdict.BROKEN
        ? checks(evidence).stream()
            .map(check -> check.now().failure())
            .filter(Objects::nonNull)
            .min(Comparator.naturalOrder())
            .map(Verdicts::kind)
        : Optional.empty();
  }

  /** By the tests that are counted (F-21); a check that counts none is one test. */
  static OptionalDouble reward(Evidence evidence) {
    int passed = 0;
    int all = 0;
    for (Compared check : checks(evidence)) {
      CheckRun run = check.now();
      int counted = run.passed() + run.failing().size();
      passed += 0 < counted ? run.passed() : run.result().failed() ? 0 : 1;
      all += Math.max(1, counted);
    }
    var ran = new Attempt.Ran<Sight.Visible>(new TestCount<>(passed, all));
    return switch (Shaping.USUAL.of(ran)) {
      case Reward.Known<Sight.Visible>(double value) -> OptionalDouble.of(value);
      case Reward.Unknown<Sight.Visible> _ -> OptionalDouble.empty();
    };
  }

  private static List<Compared> checks(Evidence evidence) {
    return switch (evidence) {
      case Evidence.None _ -> List.of();
      case Evidence.Ran(List<Compared> checks) -> checks;
    };
  }

  private static Failure.Kind kind(FailureClass failure) {
    return switch (failure) {
      case NO_PROGRAM -> Failure.Kind.NO_PROGRAM;
      case SYNTAX -> Failure.Kind.SYNTAX;
      case IMPORT -> Failure.Kind.IMPORT;
      case NAME_OR_TYPE -> Failure.Kind.NAME_OR_TYPE;
      case WRONG_ANSWER -> Failure.Kind.WRONG_ANSWER;
      case TIMEOUT -> Failure.Kind.TIMEOUT;
      case PARTLY_PASSED -> Failure.Kind.PARTLY_PASSED;
    };
  }
}
