package dev.simplecoder.router.policy;

import dev.simplecoder.router.Features;
import dev.simplecoder.router.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Tells apart what is expected of a task and what of that is due to what its request means. */
final class Meant {

  private static final String BY_MEANING = "what the request means";

  private Meant() {}

  /**
   * One term, two where something is known of the meaning, and the others behind.
   *
   * @param expected of the task with these features
   * @param without what would be expected of other features
   */
  static List<Term> terms(
      String what,
      double expected,
      Features features,
      ToDoubleFunction<Features> without,
      Term... others) {
    List<Term> terms = new ArrayList<>(2 + others.length);
    if (features.hasMeaning()) {
      double plain = without.applyAsDouble(features.withoutMeaning());
      terms.add(new Term(what, plain));
      terms.add(new Term(BY_MEANING, expected - plain));
    } else {
      terms.add(new Term(what, expected));
    }
    terms.addAll(List.of(others));
    return terms;
  }
}
