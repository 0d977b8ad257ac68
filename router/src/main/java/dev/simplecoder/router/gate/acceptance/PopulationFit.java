package dev.simplecoder.router.gate.acceptance;

import dev.simplecoder.router.gate.Forecast;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Fits weights to the decisions of many people. Penalty and calibration are chosen on people that
 * are held out, in folds of their own.
 */
public final class PopulationFit {

  private static final int FOLDS = 5;

  /** Each a third of the one before, and one more between the last two, where folds differ. */
  private static final List<Double> PENALTIES = List.of(300.0, 100.0, 30.0, 17.0, 10.0);

  private final Weights weights;
  private final List<Forecast> heldOut;

  private PopulationFit(Weights weights, List<Forecast> heldOut) {
    this.weights = weights;
    this.heldOut = List.copyOf(heldOut);
  }

  /** One decision of somebody. */
  public record Decided(String person, Observation seen, boolean accepted) {}

  public static PopulationFit of(FeatureTable table, List<Decided> rows) {
    return new Fitting(table, rows).best();
  }

  public Weights weights() {
    return weights;
  }

  /** In the order of the rows, what was said of each by a fit without its person. */
  public List<Forecast> heldOut() {
    return heldOut;
  }

  /** The rows as numbers. */
  private static final class Fitting {

    private final List<String> names;
    private final List<double[]> values;
    private final List<Double> targets;
    private final int[] folds;

    Fitting(FeatureTable table, List<Decided> rows) {
      this.names = table.names();
      this.values = rows.stream().map(row -> table.values(row.seen())).toList();
      this.targets = rows.stream().map(row -> row.accepted() ? 1.0 : 0.0).toList();
      List<String> people = rows.stream().map(Decided::person).distinct().toList();
      this.folds = rows.stream().mapToInt(row -> people.indexOf(row.person()) % FOLDS).toArray();
    }

    PopulationFit best() {
      double penalty = PENALTIES.getFirst();
      List<Forecast> best = heldOut(penalty);
      for (double other : PENALTIES.subList(1, PENALTIES.size())) {
        List<Forecast> forecasts = heldOut(other);
        if (Forecast.loss(forecasts) < Forecast.loss(best)) {
          best = forecasts;
          penalty = other;
        }
      }
      Calibration calibration = CalibrationChoice.among(byFold(best));
      Weights weights = new LogisticFit(penalty).fit(names, values, targets);
      List<Forecast> calibrated =
          best.stream()
              .map(one -> new Forecast(calibration.of(one.probability()), one.accepted()))
              .toList();
      return new PopulationFit(weights.calibrated(calibration), calibrated);
    }

    private List<Forecast> heldOut(double penalty) {
      Forecast[] said = new Forecast[values.size()];
      for (int fold = 0; fold < FOLDS; fold++) {
        List<double[]> training = new ArrayList<>();
        List<Double> known = new ArrayList<>();
        for (int i = 0; i < folds.length; i++) {
          if (folds[i] != fold) {
            training.add(values.get(i));
            known.add(targets.get(i));
          }
        }
        Weights fitted = new LogisticFit(penalty).fit(names, training, known);
        for (int i = 0; i < folds.length; i++) {
          if (folds[i] == fold) {
            said[i] = new Forecast(fitted.probability(values.get(i)), 0.5 < targets.get(i));
          }
        }
      }
      return Arrays.asList(said);
    }

    private List<List<Forecast>> byFold(List<Forecast> forecasts) {
      List<List<Forecast>> parts = new ArrayList<>();
      for (int fold = 0; fold < FOLDS; fold++) {
        List<Forecast> part = new ArrayList<>();
        for (int i = 0; i < folds.length; i++) {
          if (folds[i] == fold) {
            part.add(forecasts.get(i));
          }
        }
        parts.add(part);
      }
      return parts;
    }
  }
}
