package dev.simplecoder.router.selection;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.selection.PassMatrix.Cell;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

/**
 * Takes the consensus set that is most probably right when tests may be wrong (M. Chen and others,
 * "B4: Towards Optimal Assessment of Plausible Code Solutions with Plausible Tests", ASE 2024).
 *
 * <p>The model of that paper: candidate i is right with probability thetaX, test j with thetaY. A
 * right candidate passes the right tests and fails the wrong ones, so if a consensus set is right,
 * the right tests are those that it passes. A wrong candidate passes a right test with probability
 * theta1, a wrong one with theta0. All four have Beta priors and are integrated out, which leaves
 * the product of four Beta functions that the rule is named after. Here each is divided by that of
 * its prior, which no comparison sees, and is then the probability of what was observed.
 *
 * <p>What was not run says nothing of the candidates outside the set; inside, it counts as a test
 * that is not passed, unless no candidate ran it.
 *
 * @param right alpha of the priors {@code Beta(alpha, 1)} of thetaX and thetaY, the paper's
 *     alphaXY: how much is expected to be right
 * @param coincidence beta of the prior {@code Beta(1, beta)} of theta0, the paper's beta0: how
 *     seldom a wrong candidate does what a wrong test asks for
 */
public record B4(double right, double coincidence) implements SelectionRule {

  /**
   * For about twenty candidates and up to a hundred tests, chosen on two sets of recorded programs.
   * The authors take larger ones for a hundred candidates.
   */
  public static final B4 USUAL = new B4(10, 100);

  private static final double MOST = 1e9;

  public B4 {
    if (!(1 <= right && right <= MOST && 1 <= coincidence && coincidence <= MOST)) {
      throw new IllegalArgumentException("priors: " + right + ", " + coincidence);
    }
  }

  @Override
  public Ranking rank(PassMatrix matrix) {
    return ConsensusSet.rank(matrix, set -> terms(matrix, set));
  }

  /**
   * How probable it is that each candidate is right, given that one consensus set is right and all
   * others are wrong: candidates of one set have the same probability, and over the sets it adds up
   * to 1. The sharper the priors, the surer it is; it orders, and is not calibrated.
   */
  public List<Double> posterior(PassMatrix matrix) {
    List<ConsensusSet> sets = ConsensusSet.of(matrix);
    double[] weights = new double[sets.size()];
    double best = rank(matrix).best().score();
    for (int set = 0; set < weights.length; set++) {
      weights[set] = Math.exp(Term.sum(terms(matrix, sets.get(set))) - best);
    }
    double total = Arrays.stream(weights).sum();
    var posterior = new ArrayList<>(Collections.nCopies(matrix.candidates(), 0.0));
    for (int set = 0; set < weights.length; set++) {
      for (int candidate : sets.get(set).candidates()) {
        posterior.set(candidate, weights[set] / total);
      }
    }
    return List.copyOf(posterior);
  }

  private List<Term> terms(PassMatrix matrix, ConsensusSet set) {
    var onRight = new Count();
    var onWrong = new Count();
    for (int candidate = 0; candidate < matrix.candidates(); candidate++) {
      if (!set.candidates().contains(candidate)) {
        for (int test = 0; test < matrix.tests(); test++) {
          (set.tests().get(test) ? onRight : onWrong).add(matrix.at(candidate, test));
        }
      }
    }
    int candidates = set.candidates().size();
    int tests = set.tests().cardinality();
    return List.of(
        new Term(
            "so many candidates right",
            logProbability(candidates, matrix.candidates() - candidates, right, 1)),
        new Term("so many tests right", logProbability(tests, matrix.testsRun() - tests, right, 1)),
        new Term(
            "the other candidates on right tests",
            logProbability(onRight.passed, onRight.failed, 1, 1)),
        new Term(
            "the other candidates on wrong tests",
            logProbability(onWrong.passed, onWrong.failed, 1, coincidence)));
  }

  private static final class Count {
    private int passed;
    private int failed;

    void add(Cell cell) {
      switch (cell) {
        case PASSED -> passed++;
        case FAILED -> failed++;
        case UNKNOWN -> {}
      }
    }
  }

  /**
   * The logarithm of {@code B(alpha + ones, beta + zeros) / B(alpha, beta)}, the probability of a
   * sequence of ones and zeros under a Beta prior. Each factor predicts one of them from those
   * before (Polya's urn), so no gamma function is needed and nothing large cancels. One logarithm
   * serves many factors.
   */
  static double logProbability(int ones, int zeros, double alpha, double beta) {
    double log = 0;
    double product = 1;
    for (int next = 0; next < ones + zeros; next++) {
      double hits = next < ones ? alpha + next : beta + next - ones;
      product *= hits / (alpha + beta + next);
      if (product < 1e-200) {
        log += Math.log(product);
        product = 1;
      }
    }
    return log + Math.log(product);
  }
}
