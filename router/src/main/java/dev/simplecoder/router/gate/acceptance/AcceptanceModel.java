package dev.simplecoder.router.gate.acceptance;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.acceptance.FeatureTable.Feature;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.Interval;
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

  /** Of the standard normal distribution, 97.5 percent lie below. */
  private static final double Z95 = 1.96;

  private final FeatureTable table;
  private final Weights population;
  private final Fading fading;
  private final double[] shared;

  /** What this person's weights are more than everybody's. */
  private final double[] own;

  /** Inverse variances. */
  private final double[] precisions;

  /** Those before anything was seen. */
  private final double[] doubts;

  /** Has not yet seen a decision, and will forget none. */
  public AcceptanceModel(FeatureTable table, Weights population) {
    this(table, population, Fading.NONE);
  }

  /** Has not yet seen a decision. */
  public AcceptanceModel(FeatureTable table, Weights population, Fading fading) {
    this.table = table;
    this.population = population;
    this.fading = fading;
    this.shared = population.vector();
    this.own = new double[shared.length];
    this.doubts = Arrays.stream(population.variances()).map(one -> 1 / one).toArray();
    this.precisions = doubts.clone();
  }

  /** All that was learned of one person. */
  public record Snapshot(List<Double> own, List<Double> precisions) {

    public Snapshot {
      own = List.copyOf(own);
      precisions = List.copyOf(precisions);
    }
  }

  public Snapshot snapshot() {
    return new Snapshot(
        Arrays.stream(own).boxed().toList(), Arrays.stream(precisions).boxed().toList());
  }

  /** Goes on from a {@link #snapshot} of the same features. */
  public void restore(Snapshot snapshot) {
    if (snapshot.own().size() != own.length || snapshot.precisions().size() != own.length) {
      throw new IllegalArgumentException(
          snapshot.own().size() + " weights for " + own.length + " features");
    }
    Arrays.setAll(own, i -> snapshot.own().get(i));
    Arrays.setAll(precisions, i -> snapshot.precisions().get(i));
  }

  /**
   * What is expected.
   *
   * @param interval where the probability lies, by how little is known of the weights
   * @param terms of the log odds of the probability: the usual, with what calibration moves, then
   *     what each feature adds, most first
   */
  public record Acceptance(double probability, Interval interval, List<Term> terms) {

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
    double middle = logOdds(x);
    double reach = Z95 * Math.sqrt(variance(x));
    return new Acceptance(
        LogOdds.probability(middle),
        new Interval(LogOdds.probability(middle - reach), LogOdds.probability(middle + reach)),
        terms);
  }

  /** Of the log odds. */
  private double variance(double[] x) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * x[i] / precisions[i];
    }
    return sum;
  }

  /**
   * Moves by one decision: a step of Newton's method with a diagonal of the second derivatives,
   * which adds up what was seen.
   */
  public void learn(Observation row, boolean accepted) {
    learn(row, accepted, 1);
  }

  /** The same by a decision that counts as so many. */
  public void learn(Observation row, boolean accepted, double weight) {
    fade();
    double[] x = standardised(row);
    double p = LogOdds.probability(logOdds(x));
    double error = (accepted ? 1 : 0) - p;
    for (int i = 0; i < x.length; i++) {
      precisions[i] += weight * p * (1 - p) * x[i] * x[i];
      own[i] += weight * error * x[i] / precisions[i];
    }
  }

  /** What was seen counts a little less, so that both draw back to where they began. */
  private void fade() {
    double factor = fading.factor();
    if (factor < 1) {
      for (int i = 0; i < own.length; i++) {
        double left = doubts[i] + factor * (precisions[i] - doubts[i]);
        own[i] *= factor * precisions[i] / left;
        precisions[i] = left;
      }
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
