package dev.simplecoder.router;

import java.util.Arrays;

/** What is known of a task before anything is tried, as numbers of about the size of 1. */
public final class Features {

  private final double[] values;

  private Features(double[] values) {
    this.values = values;
  }

  public static Features of(double... values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("features: " + Arrays.toString(values));
      }
    }
    return new Features(values.clone());
  }

  public int size() {
    return values.length;
  }

  public double at(int index) {
    return values[index];
  }

  /** A copy of the values. */
  public double[] toArray() {
    return values.clone();
  }

  /** The product with weights of the same size. */
  public double dot(double[] weights) {
    return dot(weights, 0, values.length);
  }

  /**
   * The product with weights that are a part of an array.
   *
   * @param from where in the array the weight of the first feature is
   * @param count of how many features there are weights; the others count nothing
   */
  public double dot(double[] weights, int from, int count) {
    double[] some = values;
    double sum = 0;
    for (int i = 0; i < count; i++) {
      sum += some[i] * weights[from + i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Features that && Arrays.equals(values, that.values);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(values);
  }

  @Override
  public String toString() {
    return Arrays.toString(values);
  }
}
