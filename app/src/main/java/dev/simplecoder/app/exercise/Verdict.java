package dev.simplecoder.app.exercise;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.router.reward.Attempt;
import dev.simplecoder.router.reward.Sight;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What tests of one kind said of an attempt, without any words of theirs.
 *
 * @param failure null where nothing failed
 */
public record Verdict<S extends Sight>(Attempt<S> attempt, @Nullable FailureClass failure) {

  /** Whether there were tests and all passed. */
  public boolean isPassed() {
    return failure == null
        && attempt instanceof Attempt.Ran<S>(var tests)
        && 0 < tests.total()
        && tests.passed() == tests.total();
  }

  /** Why it failed; empty where it did not. */
  public Optional<FailureClass> why() {
    return Optional.ofNullable(failure);
  }
}
