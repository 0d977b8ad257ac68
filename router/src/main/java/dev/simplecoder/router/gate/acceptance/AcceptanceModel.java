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
  private final double[] weights;

  /** Inverse variances. */
  private final double[] precisions;

  /** Has not yet seen a decision. */
  public AcceptanceModel(FeatureTable table, Weights population) {
    this.table = table;
    this.population = population;
    this.weights = population.vector();
    this.precisions = new double[weights.length];
    Arrays.fill(precisions, 1 / WEIGHT_VARIANCE);
    precisions[0] = 1 / OFFSET_VARIANCE;
  }

  /**
   * What is expected.
   *
   * @param terms of the log odds: the usual, then what each feature adds, most first
   * @param probability of acceptance, calibrated
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
    return population.calibration().of(said(standardised(row)));
  }

  /** The same with its reasons. */
  public Acceptance explained(Observation row) {
    double[] x = standardised(row);
    List<Term> added = new ArrayList<>();
    for (int i = 1; i < x.length; i++) {
      Feature feature = table.features().get(i - 1);
      added.add(new Term(feature.phrase(), weights[i] * x[i]));
    }
    added.sort(Comparator.comparingDouble((Term term) -> Math.abs(term.value())).reversed());
    List<Term> terms = new ArrayList<>(added);
    terms.addFirst(new Term("as usual", weights[0]));
    return new Acceptance(population.calibration().of(said(x)), terms);
  }

  /**
   * Moves by one decision: a step of Newton's method with a diagonal of the second derivatives,
   * which adds up what was seen.
   */
  public void learn(Observation row, boolean accepted) {
    double[] x = standardised(row);
    double p = said(x);
    double error = (accepted ? 1 : 0) - p;
    for (int i = 0; i < x.length; i++) {
      precisions[i] += p * (1 - p) * x[i] * x[i];
      weights[i] += error * x[i] / precisions[i];
    }
  }

  private double said(double[] x) {
    return LogOdds.probability(LogisticFit.product(x, weights));
  }

  private double[] standardised(Observation row) {
    return population.standardised(table.values(row));
  }
}
