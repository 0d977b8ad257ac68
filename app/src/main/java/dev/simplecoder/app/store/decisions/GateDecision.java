package dev.simplecoder.app.store.decisions;

import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.gate.acceptance.Observation;
import dev.simplecoder.router.outcome.Interval;
import java.time.Instant;
import java.util.List;
import java.util.OptionalDouble;

/**
 * A verdict on a suggestion, with all that it was made from.
 *
 * @param seen its features, by column
 * @param version of the features
 * @param costs as they were told, each with where it is from
 * @param times that were reckoned with: those, as this person takes them
 * @param armsLeft how many other models could still have been tried
 * @param policy by which it was made
 * @param mode whether what was learned counted
 * @param wanted what the policy says by what was learned, whether that counted or not
 * @param decision what was done
 */
public record GateDecision(
    String session,
    Instant at,
    Kind kind,
    Observation seen,
    int version,
    Expected expected,
    Costs costs,
    Times times,
    int armsLeft,
    String policy,
    Mode mode,
    Ground ground,
    Verdict wanted,
    Decision decision) {

  /** What decided. */
  public enum Ground {
    LEARNED,
    /** What running it has shown, whatever was learned. */
    EVIDENCE
  }

  /**
   * How probable acceptance was.
   *
   * @param first by the context alone
   * @param second with the suggestion, before calibration; empty before there was one
   * @param interval of the last of them
   * @param terms of its log odds, with that of calibration
   */
  public record Expected(double first, OptionalDouble second, Interval interval, List<Term> terms) {

    public Expected {
      terms = List.copyOf(terms);
    }
  }

  /** Whether there was a suggestion yet. */
  public boolean isMade() {
    return expected.second().isPresent();
  }

  /** Whether it was let pass by chance. */
  public boolean isExplored() {
    return decision.verdict().passes() && decision.propensity() < 1;
  }
}
