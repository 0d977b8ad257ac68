package dev.simplecoder.router.policy;

import dev.simplecoder.router.Features;
import dev.simplecoder.router.Term;
import java.util.List;
import java.util.function.ToDoubleFunction;

/** Tells apart what is expected of a task and what of that is due to what its request means. */
final class Meant {

  private static final String BY_MEANING = "what the request means";

  private Meant() {}

  /**
   * One term; two where something is known of the meaning.
   *
   * @param expected of the task with these features
   * @param without what would be expected of other features
   */
  static List<Term> terms(
      String what, double expected, Features features, ToDoubleFunction<Features> without) {
    if (!features.hasMeaning()) {
      return List.of(new Term(what, expected));
    }
    double plain = without.applyAsDouble(features.withoutMeaning());
    return List.of(new Term(what, plain), new Term(BY_MEANING, expected - plain));
  }
}
