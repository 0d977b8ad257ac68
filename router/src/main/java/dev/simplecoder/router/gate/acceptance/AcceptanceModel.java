package dev.simplecoder.router.gate.acceptance;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.acceptance.FeatureTable.Feature;
import dev.simplecoder.router.outcome.LogOdds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

/**
 * One person's acceptance: starts from what many people accept, and each decision moves an offset
 * quickly and the weights slowly, each by how little it is sure of.
 */
public final class AcceptanceModel {

  /** How much people differ in the log odds of accepting. */
  private static final double OFFSET_VARIANCE = 0.2;

  /** How much they differ in what a standardised feature weighs. */
  private static final double WEIGHT_VARIANCE = 0.06 * 0.06;

  private final FeatureTable table;
  private final Weights population;
  private final double[] shared;

  /** What this person's weights are more than everybody's. */
  private final double[] own;

  /** Inverse variances. */
  private final double[] precisions;

  /** Has not yet seen a decision. */
  public AcceptanceModel(FeatureTable table, Weights population) {
    this.table = table;
    this.population = population;
    this.shared = population.vector();
    this.own = new double[shared.length];
    this.precisions = new double[shared.length];
    Arrays.fill(precisions, 1 / WEIGHT_VARIANCE);
    precisions[0] = 1 / OFFSET_VARIANCE;
  }

  /**
   * What is expected.
   *
   * @param terms of the log odds of the probability: the usual, with what calibration moves, then
   *     what each feature adds, most first
   */
  public record Acceptance(double probability, List<Term> terms) {

    public Acceptance {
      terms = List.copyOf(terms);
    }

    /** The phrases that speak most against acceptance, strongest first. */
    public List<String> against(int most) {
      return terms.stream()
          .skip(1)
          .filter(term -> term.value() < 0)
          .limit(most)
          .map(Term::what)
          .toList();
    }
  }

  public double probability(Observation row) {
    return LogOdds.probability(logOdds(standardised(row)));
  }

  /** The same with its reasons. */
  public Acceptance explained(Observation row) {
    double[] x = standardised(row);
    List<Term> added = new ArrayList<>();
    for (int i = 1; i < x.length; i++) {
      Feature feature = table.features().get(i - 1);
      added.add(new Term(feature.phrase(), (shared[i] + own[i]) * x[i]));
    }
    added.sort(Comparator.comparingDouble((Term term) -> Math.abs(term.value())).reversed());
    List<Term> terms = new ArrayList<>(added);
    double moved = calibrated(x) - LogisticFit.product(x, shared);
    terms.addFirst(new Term("as usual", shared[0] + own[0] + moved));
    return new Acceptance(LogOdds.probability(logOdds(x)), terms);
  }

  /**
   * Moves by one decision: a step of Newton's method with a diagonal of the second derivatives,
   * which adds up what was seen.
   */
  public void learn(Observation row, boolean accepted) {
    double[] x = standardised(row);
    double p = LogOdds.probability(logOdds(x));
    double error = (accepted ? 1 : 0) - p;
    for (int i = 0; i < x.length; i++) {
      precisions[i] += p * (1 - p) * x[i] * x[i];
      own[i] += error * x[i] / precisions[i];
    }
  }

  /** The person's part comes after calibration, which would else enlarge what was learned. */
  private double logOdds(double[] x) {
    return calibrated(x) + LogisticFit.product(x, own);
  }

  private double calibrated(double[] x) {
    double said = LogisticFit.product(x, shared);
    return switch (population.calibration()) {
      case Calibration.None _ -> said;
      case Calibration other -> LogOdds.of(other.of(LogOdds.probability(said)));
    };
  }

  private double[] standardised(Observation row) {
    return population.standardised(table.values(row));
  }
}
