package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Features;
import java.util.Arrays;

/**
 * Weights of features on the log odds, normally distributed and updated one experience at a time:
 * the extended Kalman filter of logistic regression, with one Sherman–Morrison step each.
 */
final class LogisticBelief {

  private final int size;
  private final double[] mean;

  /** The covariance, row by row. */
  private final double[] covariance;

  private final double[] direction;
  private final double variance;

  /** All weights 0 with this variance. */
  LogisticBelief(int size, double variance) {
    this.size = size;
    this.mean = new double[size];
    this.covariance = new double[size * size];
    this.direction = new double[size];
    this.variance = variance;
    begin();
  }

  private void begin() {
    Arrays.fill(mean, 0);
    Arrays.fill(covariance, 0);
    for (int i = 0; i < size; i++) {
      covariance[i * size + i] = variance;
    }
  }

  /** The mean, then the covariance row by row. */
  double[] state() {
    double[] state = Arrays.copyOf(mean, size + covariance.length);
    System.arraycopy(covariance, 0, state, size, covariance.length);
    return state;
  }

  /** Goes on from a {@link #state} of the first features, so many; the others are as at first. */
  void restore(int known, double[] state) {
    begin();
    System.arraycopy(state, 0, mean, 0, known);
    for (int row = 0; row < known; row++) {
      System.arraycopy(state, known * (1 + row), covariance, row * size, known);
    }
  }

  double mean(Features features) {
    return features.dot(mean, 0, size);
  }

  double variance(Features features) {
    double sum = 0;
    for (int row = 0; row < size; row++) {
      sum += features.at(row) * covarianceWith(features, row);
    }
    return sum;
  }

  /**
   * The {@link #variance}; what is worked out for it is kept for the {@link #update} that follows.
   */
  double aim(Features features) {
    for (int row = 0; row < size; row++) {
      direction[row] = covarianceWith(features, row);
    }
    return features.dot(direction, 0, size);
  }

  /**
   * Forgets a little, then moves along the covariance with the features.
   *
   * @param features that were aimed at last
   * @param gain by how much of it the mean moves
   * @param shrink by how much of its square the covariance gets less
   */
  void update(Features features, Fading fading, double gain, double shrink) {
    double growth = Math.sqrt(1 / fading.factor());
    if (1 < growth && 0 < variance) {
      fade(growth);
      aim(features);
    }
    for (int row = 0; row < size; row++) {
      double along = direction[row];
      double less = shrink * along;
      mean[row] += gain * along;
      for (int column = 0; column < size; column++) {
        covariance[row * size + column] -= less * direction[column];
      }
    }
  }

  /** Doubts what was learned a little more, but nothing more than at first. */
  private void fade(double growth) {
    for (int i = 0; i < size; i++) {
      direction[i] = Math.min(growth, Math.sqrt(variance / covariance[i * size + i]));
    }
    for (int row = 0; row < size; row++) {
      for (int column = 0; column < size; column++) {
        covariance[row * size + column] *= direction[row] * direction[column];
      }
    }
  }

  private double covarianceWith(Features features, int row) {
    return features.dot(covariance, row * size, size);
  }
}
