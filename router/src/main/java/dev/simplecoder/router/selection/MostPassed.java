package dev.simplecoder.router.selection;

import dev.simplecoder.router.Term;
import java.util.List;

/** Takes the candidate that passes most tests, as if every test were right. */
public record MostPassed() implements SelectionRule {

  @Override
  public Ranking rank(PassMatrix matrix) {
    return ConsensusSet.rank(
        matrix, set -> List.of(new Term("tests passed", set.tests().cardinality())));
  }
}
