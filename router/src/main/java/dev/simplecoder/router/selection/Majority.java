package dev.simplecoder.router.selection;

import dev.simplecoder.router.Term;
import java.util.List;

/**
 * Takes what most candidates behave like, whatever the tests ask for (Shi and others, "Natural
 * Language to Code Translation with Execution", EMNLP 2022, with tests for the inputs).
 */
public record Majority() implements SelectionRule {

  @Override
  public Ranking rank(PassMatrix matrix) {
    return ConsensusSet.rank(
        matrix, set -> List.of(new Term("candidates alike", set.candidates().size())));
  }
}
