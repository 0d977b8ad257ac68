package dev.simplecoder.router.selection;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.selection.Ranking.Scored;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/**
 * Candidates that pass the same tests as far as is known, and these tests (Chen and others, "CodeT:
 * Code Generation with Generated Tests", ICLR 2023). A test that was not run is not passed.
 */
record ConsensusSet(List<Integer> candidates, BitSet tests) {

  /** All of a matrix, in the order of their first candidates. */
  static List<ConsensusSet> of(PassMatrix matrix) {
    Map<BitSet, List<Integer>> byTests = new LinkedHashMap<>();
    for (int candidate = 0; candidate < matrix.candidates(); candidate++) {
      byTests.computeIfAbsent(matrix.passed(candidate), _ -> new ArrayList<>()).add(candidate);
    }
    return byTests.entrySet().stream()
        .map(entry -> new ConsensusSet(List.copyOf(entry.getValue()), entry.getKey()))
        .toList();
  }

  /** The ranking of a rule that scores sets and cannot tell the candidates of one apart. */
  static Ranking rank(PassMatrix matrix, Function<ConsensusSet, List<Term>> terms) {
    List<Scored> scored = new ArrayList<>();
    for (ConsensusSet set : of(matrix)) {
      List<Term> shared = terms.apply(set);
      set.candidates().forEach(candidate -> scored.add(new Scored(candidate, shared)));
    }
    return new Ranking(scored);
  }
}
