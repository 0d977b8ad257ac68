package dev.simplecoder.router.gate;

import dev.simplecoder.router.Term;
import java.util.List;

/**
 * A verdict that says why.
 *
 * @param bar what the probability had to be above
 * @param propensity how probable this verdict was, from which other policies can be judged
 * @param terms of a score that is above 0 where the item passes without exploration
 */
public record Decision(
    Verdict verdict, double bar, double probability, double propensity, List<Term> terms) {

  public Decision {
    terms = List.copyOf(terms);
    if (!(0 < propensity && propensity <= 1)) {
      throw new IllegalArgumentException("a propensity in (0, 1], not " + propensity);
    }
  }

  /** Passes where the probability is above the bar. */
  public static Decision byBar(Item.Stage stage, double bar, List<Term> terms) {
    Verdict verdict = bar < stage.probability() ? stage.passing() : stage.failing();
    return new Decision(verdict, bar, stage.probability(), 1, terms);
  }

  public double score() {
    return Term.sum(terms);
  }
}
