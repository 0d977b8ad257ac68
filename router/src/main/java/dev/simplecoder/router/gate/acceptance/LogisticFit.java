package dev.simplecoder.router.gate.acceptance;

import dev.simplecoder.router.outcome.LogOdds;
import java.util.ArrayList;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;

/**
 * Logistic regression on standardised features with a quadratic penalty, by Newton's method.
 *
 * @param penalty half of which each squared weight costs, in nats; the intercept is free
 */
record LogisticFit(double penalty) {

  private static final int MOST_STEPS = 50;
  private static final double SETTLED = 1e-8;
  private static final double NEARLY_FREE = 1e-9;

  /** {@code rows} have the features of {@code names} each; NaN where one is missing. */
  Weights fit(List<String> names, List<double[]> rows, List<Double> targets) {
    List<Weights.Column> columns = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      columns.add(column(names.get(i), i, rows));
    }
    var scale = new Weights(0, columns, new Calibration.None());
    double[] weights = newton(rows.stream().map(scale::standardised).toList(), targets);
    List<Weights.Column> fitted = new ArrayList<>();
    for (int i = 0; i < columns.size(); i++) {
      Weights.Column one = columns.get(i);
      fitted.add(new Weights.Column(one.name(), one.mean(), one.deviation(), weights[i + 1]));
    }
    return new Weights(weights[0], fitted, new Calibration.None());
  }

  /** A feature that is the same everywhere keeps a deviation of 1. */
  private static Weights.Column column(String name, int index, List<double[]> rows) {
    double[] known =
        rows.stream()
            .mapToDouble(row -> row[index])
            .filter(value -> !Double.isNaN(value))
            .toArray();
    double mean = 0;
    for (double value : known) {
      mean += value / known.length;
    }
    double squares = 0;
    for (double value : known) {
      squares += (value - mean) * (value - mean) / known.length;
    }
    double deviation = Math.sqrt(squares);
    return new Weights.Column(name, mean, deviation < SETTLED ? 1 : deviation, 0);
  }

  /** The weights of rows that begin with 1; a target is a share that was accepted. */
  double[] newton(List<double[]> rows, List<Double> targets) {
    int size = rows.getFirst().length;
    double[] weights = new double[size];
    var hessian = new DMatrixRMaj(size, size);
    var gradient = new DMatrixRMaj(size, 1);
    var step = new DMatrixRMaj(size, 1);
    for (int i = 0; i < MOST_STEPS; i++) {
      penalise(weights, hessian, gradient);
      for (int row = 0; row < rows.size(); row++) {
        add(rows.get(row), targets.get(row), weights, hessian, gradient);
      }
      mirror(hessian);
      if (!CommonOps_DDRM.solve(hessian, gradient, step)) {
        throw new IllegalStateException("not solvable: " + rows.size() + " rows");
      }
      double moved = 0;
      for (int j = 0; j < size; j++) {
        weights[j] -= step.get(j);
        moved = Math.max(moved, Math.abs(step.get(j)));
      }
      if (moved < SETTLED) {
        break;
      }
    }
    return weights;
  }

  private void penalise(double[] weights, DMatrixRMaj hessian, DMatrixRMaj gradient) {
    hessian.zero();
    for (int j = 0; j < weights.length; j++) {
      double cost = j == 0 ? NEARLY_FREE : penalty;
      hessian.set(j, j, cost);
      gradient.set(j, cost * weights[j]);
    }
  }

  /** The upper half only. */
  private static void add(
      double[] x, double y, double[] weights, DMatrixRMaj hessian, DMatrixRMaj gradient) {
    double p = LogOdds.probability(product(x, weights));
    for (int i = 0; i < x.length; i++) {
      gradient.set(i, gradient.get(i) + (p - y) * x[i]);
      double part = p * (1 - p) * x[i];
      for (int j = i; j < x.length; j++) {
        hessian.set(i, j, hessian.get(i, j) + part * x[j]);
      }
    }
  }

  private static void mirror(DMatrixRMaj matrix) {
    for (int i = 0; i < matrix.numRows; i++) {
      for (int j = 0; j < i; j++) {
        matrix.set(i, j, matrix.get(j, i));
      }
    }
  }

  static double product(double[] x, double[] weights) {
    double sum = 0;
    for (int i = 0; i < x.length; i++) {
      sum += x[i] * weights[i];
    }
    return sum;
  }
}
