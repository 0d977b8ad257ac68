package dev.simplecoder.router;

import java.util.List;

/**
 * What a policy chose, and why.
 *
 * @param probability with which it chooses this move in this situation, in (0, 1]
 * @param candidates all moves that there were, in the order of the options, {@code Stop} behind
 *     them
 */
public record Choice(Move move, double probability, List<Scored> candidates) {

  /** A move and the terms that its score is the sum of, in their order. */
  public record Scored(Move move, List<Term> terms) {
    public Scored {
      terms = List.copyOf(terms);
    }

    public double score() {
      return Term.sum(terms);
    }
  }

  public Choice {
    candidates = List.copyOf(candidates);
    if (!(0 < probability && probability <= 1)) {
      throw new IllegalArgumentException("a probability in (0, 1], not " + probability);
    }
  }
}
