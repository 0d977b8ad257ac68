package dev.simplecoder.router.gate.measure;

import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.outcome.LogOdds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * How good probabilities are.
 *
 * @param auc how often an accepted item has the higher one of a pair; half where they are equal
 * @param brier the mean squared error
 * @param logLoss in nats
 * @param ece15 the calibration error of {@link Reliability#equalWidth} with 15 bins
 * @param ece15Mass of {@link Reliability#equalMass} with 15
 * @param ece10Mass of {@link Reliability#equalMass} with 10
 * @param slope of the outcome on the log odds; below 1 is too sure of itself
 * @param intercept of the same line; above 0 says too little
 */
public record Quality(
    double auc,
    double brier,
    double logLoss,
    double ece15,
    double ece15Mass,
    double ece10Mass,
    double slope,
    double intercept) {

  private static final int MOST_STEPS = 50;
  private static final double SETTLED = 1e-10;

  public static Quality of(List<Forecast> forecasts) {
    if (forecasts.isEmpty()) {
      throw new IllegalArgumentException("no forecasts");
    }
    double[] line = line(forecasts);
    return new Quality(
        auc(forecasts),
        forecasts.stream()
            .mapToDouble(one -> Math.pow(one.probability() - one.outcome(), 2))
            .average()
            .orElse(0),
        Forecast.loss(forecasts),
        Reliability.equalWidth(forecasts, 15).error(),
        Reliability.equalMass(forecasts, 15).error(),
        Reliability.equalMass(forecasts, 10).error(),
        line[1],
        line[0]);
  }

  /** What {@link #ece15} would be in the mean if the probabilities were exactly right. */
  public static double floor(List<Forecast> forecasts, int draws, RandomGenerator random) {
    double sum = 0;
    for (int draw = 0; draw < draws; draw++) {
      List<Forecast> right = new ArrayList<>();
      for (Forecast one : forecasts) {
        right.add(new Forecast(one.probability(), random.nextDouble() < one.probability()));
      }
      sum += Reliability.equalWidth(right, 15).error();
    }
    return sum / draws;
  }

  /** By the ranks of what was accepted (Mann and Whitney 1947). */
  private static double auc(List<Forecast> forecasts) {
    List<Forecast> sorted =
        forecasts.stream().sorted(Comparator.comparingDouble(Forecast::probability)).toList();
    double ranks = 0;
    long accepted = 0;
    int from = 0;
    while (from < sorted.size()) {
      int to = from;
      double p = sorted.get(from).probability();
      while (to < sorted.size() && sorted.get(to).probability() <= p) {
        to++;
      }
      for (Forecast tied : sorted.subList(from, to)) {
        ranks += tied.outcome() * (from + to + 1) / 2.0;
        accepted += tied.accepted() ? 1 : 0;
      }
      from = to;
    }
    long rejected = sorted.size() - accepted;
    return accepted * rejected == 0
        ? 0.5
        : (ranks - accepted * (accepted + 1) / 2.0) / (accepted * (double) rejected);
  }

  /**
   * Intercept and slope of a logistic regression, by Newton's method; 0 and 1 where it has none.
   */
  private static double[] line(List<Forecast> forecasts) {
    double[] line = {0, 1};
    for (int step = 0; step < MOST_STEPS; step++) {
      double[] sums = new double[5];
      for (Forecast one : forecasts) {
        double x = LogOdds.of(one.probability());
        double p = LogOdds.probability(line[0] + line[1] * x);
        double weight = p * (1 - p);
        sums[0] += one.outcome() - p;
        sums[1] += (one.outcome() - p) * x;
        sums[2] += weight;
        sums[3] += weight * x;
        sums[4] += weight * x * x;
      }
      double determinant = sums[2] * sums[4] - sums[3] * sums[3];
      if (determinant < SETTLED) {
        return line;
      }
      double up = (sums[4] * sums[0] - sums[3] * sums[1]) / determinant;
      double turn = (sums[2] * sums[1] - sums[3] * sums[0]) / determinant;
      line[0] += up;
      line[1] += turn;
      if (Math.abs(up) + Math.abs(turn) < SETTLED) {
        return line;
      }
    }
    return line;
  }
}
