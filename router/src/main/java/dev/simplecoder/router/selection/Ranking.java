package dev.simplecoder.router.selection;

import dev.simplecoder.router.Term;
import java.util.Comparator;
import java.util.List;

/** All candidates, the best first; of equals, the one that came first. */
public record Ranking(List<Scored> candidates) {

  /** A candidate and the terms that its score is the sum of, in their order. */
  public record Scored(int candidate, List<Term> terms) {
    public Scored {
      terms = List.copyOf(terms);
    }

    public double score() {
      return Term.sum(terms);
    }
  }

  public Ranking {
    if (candidates.isEmpty()) {
      throw new IllegalArgumentException("no candidates");
    }
    candidates =
        candidates.stream()
            .sorted(
                Comparator.comparingDouble(Scored::score)
                    .reversed()
                    .thenComparingInt(Scored::candidate))
            .toList();
  }

  /** The one to take. */
  public Scored best() {
    return candidates.getFirst();
  }

  /** All whose score is the best one. */
  public List<Integer> tied() {
    return candidates.stream()
        .takeWhile(scored -> best().score() <= scored.score())
        .map(Scored::candidate)
        .toList();
  }
}
