package dev.simplecoder.router.train;

import dev.simplecoder.router.Features;
import java.util.Arrays;
import java.util.List;

/**
 * A policy over arms: {@code pi(a|x) = exp(theta_a'x) / sum_b exp(theta_b'x)}. With all weights 0
 * it asks every arm equally often.
 */
final class Softmax {

  private final double[][] weights;

  Softmax(double[][] weights) {
    this.weights = Arrays.stream(weights).map(double[]::clone).toArray(double[][]::new);
  }

  static Softmax uniform(int arms, int features) {
    return new Softmax(new double[arms][features]);
  }

  double[] probabilities(Features task) {
    double[] scores = Arrays.stream(weights).mapToDouble(task::dot).toArray();
    double highest = Arrays.stream(scores).max().orElseThrow();
    double[] shares = Arrays.stream(scores).map(score -> Math.exp(score - highest)).toArray();
    double sum = Arrays.stream(shares).sum();
    return Arrays.stream(shares).map(share -> share / sum).toArray();
  }

  /** Adds {@code factor * grad log pi(arm|task)}: {@code (1{a = arm} - pi_a) x} for each arm a. */
  void addGradient(double[][] sum, Datum datum, double factor) {
    double[] probabilities = probabilities(datum.task());
    for (int arm = 0; arm < weights.length; arm++) {
      double surprise = (arm == datum.arm() ? 1 : 0) - probabilities[arm];
      for (int i = 0; i < weights[arm].length; i++) {
        sum[arm][i] += factor * surprise * datum.task().at(i);
      }
    }
  }

  double[][] zeros() {
    return Arrays.stream(weights).map(row -> new double[row.length]).toArray(double[][]::new);
  }

  /** The policy a step further along a direction. */
  Softmax plus(double[][] direction, double step) {
    double[][] moved = zeros();
    for (int arm = 0; arm < moved.length; arm++) {
      for (int i = 0; i < moved[arm].length; i++) {
        moved[arm][i] = weights[arm][i] + step * direction[arm][i];
      }
    }
    return new Softmax(moved);
  }

  /** Of an arm. */
  List<Double> weights(int arm) {
    return Arrays.stream(weights[arm]).boxed().toList();
  }
}
