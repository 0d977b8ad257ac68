package dev.simplecoder.router.gate.acceptance;

import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.acceptance.Calibration.Isotonic.Step;
import dev.simplecoder.router.outcome.LogOdds;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.function.Function;

/** Fits calibrations, and chooses one by what it loses on people that it was not fitted to. */
public final class CalibrationChoice {

  /** From so many decisions on, steps are worth a try. */
  private static final int MANY = 1000;

  private static final double NEARLY_FREE = 1e-6;

  private CalibrationChoice() {}

  /** None, unless another loses less. {@code folds} are forecasts for different people each. */
  public static Calibration among(List<List<Forecast>> folds) {
    List<Forecast> all = folds.stream().flatMap(List::stream).toList();
    List<Function<List<Forecast>, Calibration>> ways = new ArrayList<>();
    ways.add(_ -> new Calibration.None());
    ways.add(CalibrationChoice::platt);
    ways.add(CalibrationChoice::beta);
    if (MANY <= all.size()) {
      ways.add(CalibrationChoice::isotonic);
    }
    var best = ways.getFirst();
    for (var way : ways) {
      best = heldOut(folds, way) < heldOut(folds, best) ? way : best;
    }
    return best.apply(all);
  }

  private static double heldOut(
      List<List<Forecast>> folds, Function<List<Forecast>, Calibration> way) {
    List<Forecast> judged = new ArrayList<>();
    for (int i = 0; i < folds.size(); i++) {
      List<List<Forecast>> others = new ArrayList<>(folds);
      others.remove(i);
      Calibration fitted = way.apply(others.stream().flatMap(List::stream).toList());
      for (Forecast one : folds.get(i)) {
        judged.add(new Forecast(fitted.of(one.probability()), one.accepted()));
      }
    }
    return Forecast.loss(judged);
  }

  /** To targets that are a little less than certain, as Platt has them. */
  static Calibration platt(List<Forecast> forecasts) {
    double accepted = forecasts.stream().mapToDouble(Forecast::outcome).sum();
    double rejected = forecasts.size() - accepted;
    double yes = (accepted + 1) / (accepted + 2);
    double no = 1 / (rejected + 2);
    List<double[]> rows = new ArrayList<>();
    List<Double> targets = new ArrayList<>();
    for (Forecast one : forecasts) {
      rows.add(new double[] {1, LogOdds.of(one.probability())});
      targets.add(one.accepted() ? yes : no);
    }
    double[] line = new LogisticFit(NEARLY_FREE).newton(rows, targets);
    return new Calibration.Platt(line[1], line[0]);
  }

  /** A negative part is left out, and the other fitted alone. */
  static Calibration beta(List<Forecast> forecasts) {
    List<Double> targets = forecasts.stream().map(Forecast::outcome).toList();
    double[] both = fit(forecasts, targets, p -> new double[] {1, Math.log(p), -Math.log1p(-p)});
    if (0 <= both[1] && 0 <= both[2]) {
      return new Calibration.Beta(both[1], both[2], both[0]);
    }
    if (both[1] < 0) {
      double[] high = fit(forecasts, targets, p -> new double[] {1, -Math.log1p(-p)});
      return new Calibration.Beta(0, Math.max(0, high[1]), high[0]);
    }
    double[] low = fit(forecasts, targets, p -> new double[] {1, Math.log(p)});
    return new Calibration.Beta(Math.max(0, low[1]), 0, low[0]);
  }

  private static double[] fit(
      List<Forecast> forecasts, List<Double> targets, Function<Double, double[]> row) {
    List<double[]> rows =
        forecasts.stream()
            .map(one -> row.apply(LogOdds.probability(LogOdds.of(one.probability()))))
            .toList();
    return new LogisticFit(NEARLY_FREE).newton(rows, targets);
  }

  /** Pools neighbours that are in the wrong order (Ayer and others 1955). */
  static Calibration isotonic(List<Forecast> forecasts) {
    record Pool(double from, double accepted, int count) {
      double mean() {
        return accepted / count;
      }
    }
    Deque<Pool> pools = new ArrayDeque<>();
    List<Forecast> sorted =
        forecasts.stream().sorted(Comparator.comparingDouble(Forecast::probability)).toList();
    for (Forecast one : sorted) {
      Pool last = new Pool(one.probability(), one.outcome(), 1);
      while (!pools.isEmpty()
          && (last.mean() <= pools.getLast().mean() || last.from() <= pools.getLast().from())) {
        Pool before = pools.removeLast();
        last =
            new Pool(
                before.from(), before.accepted() + last.accepted(), before.count() + last.count());
      }
      pools.addLast(last);
    }
    return new Calibration.Isotonic(
        pools.stream().map(pool -> new Step(pool.from(), pool.mean())).toList());
  }
}
