package dev.simplecoder.router.selection;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.selection.PassMatrix.Cell;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class B4Test {

  /** B(2 + 1, 1 + 1) is 2! * 1! / 4! and B(1, 1) is 1. */
  @Test
  void aTermIsAQuotientOfTwoBetaFunctions() {
    assertEquals(Math.log(2.0 / 24), B4.logProbability(2, 1, 1, 1), 1e-12);
    assertEquals(Math.log(10.0 / 12), B4.logProbability(2, 0, 10, 1), 1e-12);
    assertEquals(0, B4.logProbability(0, 0, 10, 100), 0);
  }

  @Test
  void noTermUnderflowsHoweverMuchWasObserved() {
    double log = B4.logProbability(5_000, 5_000, 1, 1e9);
    assertTrue(Double.isFinite(log) && log < -60_000, "" + log);
  }

  /** By hand for two candidates and two tests, with the priors Beta(1, 1) everywhere. */
  @Test
  void theTermsAreThoseOfTheModel() {
    var b4 = new B4(1, 1);
    List<Double> values =
        b4.rank(Matrices.of("11", "01")).best().terms().stream().map(Term::value).toList();
    // One of two candidates is right: B(2, 2). Both tests are: B(3, 1). The other candidate passes
    // one of the two right tests: B(2, 2). There is no wrong test: 1.
    List<Double> expected = List.of(Math.log(1.0 / 6), Math.log(1.0 / 3), Math.log(1.0 / 6), 0.0);
    for (int term = 0; term < 4; term++) {
      assertEquals(expected.get(term), values.get(term), 1e-12);
    }
  }

  /** Three agree on what two tests ask for; one passes three tests that nothing else bears out. */
  @Test
  void agreementOutweighsMoreTests() {
    PassMatrix matrix = Matrices.of("00111", "11000", "11000", "11000");
    assertEquals(List.of(0), new MostPassed().rank(matrix).tied());
    assertEquals(List.of(1, 2, 3), B4.USUAL.rank(matrix).tied());
  }

  @Test
  void whatNobodyRanChangesNothing() {
    PassMatrix without = Matrices.of("110", "010", "001");
    PassMatrix with = Matrices.of("110?", "010?", "001?");
    assertEquals(B4.USUAL.rank(without), B4.USUAL.rank(with));
  }

  @Test
  void theProbabilitiesOfAllSetsAddUpToOne() {
    PassMatrix matrix = Matrices.of("110", "110", "011", "000");
    List<Double> posterior = B4.USUAL.posterior(matrix);
    assertEquals(posterior.get(0), posterior.get(1));
    assertEquals(1, posterior.get(1) + posterior.get(2) + posterior.get(3), 1e-12);
    assertTrue(posterior.get(2) < posterior.get(1), "" + posterior);
  }

  @Test
  void priorsThatAreNoneAreRefused() {
    assertThrows(IllegalArgumentException.class, () -> new B4(0, 100));
    assertThrows(IllegalArgumentException.class, () -> new B4(10, Double.NaN));
  }

  /** Drawn from the model itself: ten candidates, twelve tests, each right with probability 0.4. */
  @ParameterizedTest
  @ValueSource(longs = {7, 88, 999})
  void onSimulatedMatricesItIsRightMoreOftenThanMostPassed(long seed) {
    var random = new Random(seed);
    double b4 = 0;
    double mostPassed = 0;
    for (int round = 0; round < 500; round++) {
      List<Boolean> right = flips(random, 10);
      PassMatrix matrix = simulated(random, right, flips(random, 12));
      b4 += share(right, B4.USUAL.rank(matrix).tied());
      mostPassed += share(right, new MostPassed().rank(matrix).tied());
    }
    assertTrue(mostPassed < b4, "seed " + seed + ": " + mostPassed + ", " + b4);
  }

  private static List<Boolean> flips(Random random, int count) {
    return DoubleStream.generate(random::nextDouble)
        .limit(count)
        .mapToObj(each -> each < 0.4)
        .toList();
  }

  private static PassMatrix simulated(Random random, List<Boolean> right, List<Boolean> tests) {
    var rows = new ArrayList<List<Cell>>();
    for (boolean candidate : right) {
      rows.add(
          tests.stream()
              .map(test -> candidate ? test : random.nextDouble() < (test ? 0.4 : 0.1))
              .map(passes -> passes ? Cell.PASSED : Cell.FAILED)
              .toList());
    }
    return new PassMatrix(rows);
  }

  private static double share(List<Boolean> right, List<Integer> chosen) {
    return (double)
            IntStream.range(0, right.size()).filter(chosen::contains).filter(right::get).count()
        / chosen.size();
  }
}
