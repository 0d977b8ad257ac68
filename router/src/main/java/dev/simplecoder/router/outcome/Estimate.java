package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Term;
import java.util.List;

/**
 * A probability on the scale of log odds, where knowledge adds up.
 *
 * @param deviation the standard deviation of the log odds
 * @param terms the log odds are the sum of these, in their order
 */
public record Estimate(List<Term> terms, double deviation) {

  public Estimate {
    terms = List.copyOf(terms);
  }

  public double logOdds() {
    return Term.sum(terms);
  }

  /** What is to be expected, with the doubt about the log odds taken into account. */
  public double probability() {
    return LogOdds.expected(logOdds(), deviation * deviation);
  }

  /** The bounds of the middle 95 percent. */
  public Interval interval() {
    return new Interval(
        LogOdds.probability(logOdds() - Interval.Z95 * deviation),
        LogOdds.probability(logOdds() + Interval.Z95 * deviation));
  }
}
