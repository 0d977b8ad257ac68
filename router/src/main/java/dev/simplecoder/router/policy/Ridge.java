package dev.simplecoder.router.policy;

import java.util.Arrays;
import java.util.List;
import org.ejml.data.DMatrixRMaj;
import org.ejml.dense.row.CommonOps_DDRM;
import org.ejml.dense.row.factory.LinearSolverFactory_DDRM;

/**
 * Ridge regression of rewards on features, one observation at a time (F-30): {@code A = ridge*I +
 * sum x x'}, {@code b = sum r*x}, {@code theta = A^-1 b}. The inverse is kept by the formula of
 * Sherman and Morrison, and made anew from A every 1,000 observations, before rounding shows; the
 * weights are made when they are asked for. Where x is 0 nothing is multiplied: with a part for
 * each option, that is most of it.
 */
final class Ridge {

  private static final int FRESH_FOR = 1000;

  private final int size;
  private final double ridge;
  private final double[] gram;
  private final double[] inverse;
  private final double[] response;
  private final double[] weights;
  private final double[] direction;

  /** The first {@code filled} are where the x at hand is not 0. */
  private final int[] places;

  private int filled;
  private int updates;
  private boolean weighed = true;

  Ridge(int size, double ridge) {
    if (!(0 < ridge)) {
      throw new IllegalArgumentException("ridge: " + ridge);
    }
    this.size = size;
    this.ridge = ridge;
    this.gram = new double[size * size];
    this.inverse = new double[size * size];
    this.response = new double[size];
    this.weights = new double[size];
    this.direction = new double[size];
    this.places = new int[size];
    for (int i = 0; i < size; i++) {
      gram[i * size + i] = ridge;
      inverse[i * size + i] = 1 / ridge;
    }
  }

  /** The same, with further features behind, of which nothing was observed. */
  Ridge widened(int more) {
    var wide = new Ridge(size + more, ridge);
    for (int row = 0; row < size; row++) {
      System.arraycopy(gram, row * size, wide.gram, row * wide.size, size);
      System.arraycopy(inverse, row * size, wide.inverse, row * wide.size, size);
    }
    System.arraycopy(response, 0, wide.response, 0, size);
    System.arraycopy(weights, 0, wide.weights, 0, size);
    wide.updates = updates;
    wide.weighed = weighed;
    return wide;
  }

  int size() {
    return size;
  }

  List<Double> weights() {
    weigh();
    return Arrays.stream(weights).boxed().toList();
  }

  /** {@code theta'x}. */
  double mean(double[] x) {
    weigh();
    double sum = 0;
    for (int i = 0; i < size; i++) {
      sum += weights[i] * x[i];
    }
    return sum;
  }

  /** {@code x' A^-1 x}. */
  double variance(double[] x) {
    double sum = 0;
    for (int row = 0; row < size; row++) {
      if (x[row] != 0) {
        sum += x[row] * product(row, x);
      }
    }
    return sum;
  }

  /**
   * Takes in a reward.
   *
   * @param worth how many observations it counts as
   */
  void add(double[] x, double reward, double worth) {
    place(x);
    for (int i = 0; i < filled; i++) {
      int row = places[i];
      response[row] += worth * reward * x[row];
      for (int j = 0; j < filled; j++) {
        gram[row * size + places[j]] += worth * x[row] * x[places[j]];
      }
    }
    updates++;
    if (updates % FRESH_FOR == 0) {
      invert();
    } else {
      shermanMorrison(x, worth);
    }
    weighed = false;
  }

  private void place(double[] x) {
    filled = 0;
    for (int i = 0; i < size; i++) {
      if (x[i] != 0) {
        places[filled++] = i;
      }
    }
  }

  private void shermanMorrison(double[] x, double worth) {
    for (int row = 0; row < size; row++) {
      direction[row] = inverseTimes(row, x);
    }
    double spread = 0;
    for (int i = 0; i < size; i++) {
      spread += x[i] * direction[i];
    }
    double factor = worth / (1 + worth * spread);
    for (int row = 0; row < size; row++) {
      double moved = factor * direction[row];
      for (int column = 0; column < size; column++) {
        inverse[row * size + column] -= moved * direction[column];
      }
    }
  }

  private void invert() {
    var exact = new DMatrixRMaj(size, size);
    var solver = LinearSolverFactory_DDRM.chol(size);
    if (!solver.setA(new DMatrixRMaj(size, size, true, gram.clone()))) {
      throw new IllegalStateException("not positive definite: " + Arrays.toString(gram));
    }
    solver.invert(exact);
    CommonOps_DDRM.symmLowerToFull(exact);
    System.arraycopy(exact.getData(), 0, inverse, 0, inverse.length);
  }

  /** Of a row of the inverse with the x that was placed. */
  private double inverseTimes(int row, double[] x) {
    double sum = 0;
    for (int i = 0; i < filled; i++) {
      sum += inverse[row * size + places[i]] * x[places[i]];
    }
    return sum;
  }

  private void weigh() {
    if (weighed) {
      return;
    }
    weighed = true;
    for (int row = 0; row < size; row++) {
      weights[row] = product(row, response);
    }
  }

  /** Of a row of the inverse with any vector. */
  private double product(int row, double[] vector) {
    double sum = 0;
    for (int column = 0; column < size; column++) {
      sum += inverse[row * size + column] * vector[column];
    }
    return sum;
  }
}
