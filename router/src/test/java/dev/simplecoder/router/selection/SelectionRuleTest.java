package dev.simplecoder.router.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.selection.PassMatrix.Cell;
import dev.simplecoder.router.selection.Ranking.Scored;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every rule satisfies, and what each of the simple ones takes. */
class SelectionRuleTest {

  private static final PassMatrix MATRIX = Matrices.of("1110", "0001", "0001", "0001", "1100");

  static Stream<SelectionRule> rules() {
    return Stream.of(new MostPassed(), new Majority(), new LargestAgreement(), B4.USUAL);
  }

  @Test
  void eachRuleTakesWhatItIsNamedAfter() {
    assertEquals(List.of(0), new MostPassed().rank(MATRIX).tied());
    assertEquals(List.of(1, 2, 3), new Majority().rank(MATRIX).tied());
    assertEquals(List.of(0), new LargestAgreement().rank(MATRIX).tied());
    assertEquals(
        Math.log(Math.sqrt(3) * 1),
        new LargestAgreement().rank(Matrices.of("01", "01", "01")).best().score(),
        1e-12);
  }

  @Test
  void whoPassesNothingIsLastByAgreement() {
    Ranking ranking = new LargestAgreement().rank(Matrices.of("00", "00", "00", "01"));
    assertEquals(3, ranking.best().candidate());
    assertEquals(Double.NEGATIVE_INFINITY, ranking.candidates().getLast().score());
  }

  @ParameterizedTest
  @MethodSource("rules")
  void everyCandidateIsRankedOnceAndTheFirstOfEqualsComesFirst(SelectionRule rule) {
    var random = new Random(5);
    for (int round = 0; round < 200; round++) {
      PassMatrix matrix = Matrices.random(random, 1 + random.nextInt(6), random.nextInt(6));
      List<Scored> ranked = rule.rank(matrix).candidates();
      assertEquals(
          IntStream.range(0, matrix.candidates()).boxed().toList(),
          ranked.stream().map(Scored::candidate).sorted().toList());
      for (int place = 1; place < ranked.size(); place++) {
        Scored better = ranked.get(place - 1);
        Scored worse = ranked.get(place);
        assertTrue(
            worse.score() < better.score()
                || (worse.score() == better.score() && better.candidate() < worse.candidate()),
            () -> matrix + ", " + ranked);
      }
    }
  }

  @ParameterizedTest
  @MethodSource("rules")
  void candidatesThatDoTheSameHaveTheSameScore(SelectionRule rule) {
    Ranking ranking = rule.rank(MATRIX);
    assertEquals(
        1,
        ranking.candidates().stream()
            .filter(scored -> List.of(1, 2, 3).contains(scored.candidate()))
            .map(Scored::score)
            .distinct()
            .count());
  }

  @Test
  void aScoreIsTheSumOfItsTermsToTheLastBit() {
    List<Term> terms = List.of(new Term("a", 0.1), new Term("b", 0.2), new Term("c", -0.3));
    assertEquals(0.1 + 0.2 + -0.3, new Scored(0, terms).score(), 0);
  }

  @Test
  void aMatrixThatIsNoneIsRefused() {
    assertThrows(IllegalArgumentException.class, () -> new PassMatrix(List.of()));
    assertThrows(IllegalArgumentException.class, () -> Matrices.of("10", "1"));
    assertEquals(Matrices.of("??", "?1"), PassMatrix.unknown(2, 2).with(1, 1, Cell.PASSED));
  }
}
