package dev.simplecoder.router.selection;

import dev.simplecoder.router.Term;
import java.util.List;

/**
 * Takes the consensus set with the largest {@code sqrt(candidates) * tests}, here as a sum of
 * logarithms (Chen and others, "CodeT: Code Generation with Generated Tests", ICLR 2023; the root
 * is theirs, since a second candidate tells less than a second test). Whoever passes nothing scores
 * minus infinity.
 */
public record LargestAgreement() implements SelectionRule {

  @Override
  public Ranking rank(PassMatrix matrix) {
    return ConsensusSet.rank(
        matrix,
        set ->
            List.of(
                new Term("candidates alike", Math.log(set.candidates().size()) / 2),
                new Term("tests passed", Math.log(set.tests().cardinality()))));
  }
}
