package dev.simplecoder.router.policy;

import dev.simplecoder.router.Option;
import dev.simplecoder.router.Term;

/** What a unit of cost is worth in right answers: lambda. */
@FunctionalInterface
public interface Price {

  /** So little that cost only decides between what is as good. */
  Price TINY = () -> 1e-6;

  /** The term of every score that has a price in it. */
  String COST = "its cost";

  double now();

  /** What an option takes off its score. */
  default Term of(Option option) {
    return new Term(COST, -now() * option.cost());
  }

  static boolean isCost(Term term) {
    return term.what().equals(COST);
  }
}
