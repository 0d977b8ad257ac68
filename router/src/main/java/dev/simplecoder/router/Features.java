package dev.simplecoder.router;

import java.util.Arrays;

/** What is known of a task before anything is tried, as numbers of about the size of 1. */
public final class Features {

  private final double[] values;

  /** How many are of the task itself; what its request means is behind them. */
  private final int own;

  private Features(double[] values, int own) {
    this.values = values;
    this.own = own;
  }

  public static Features of(double... values) {
    return new Features(finite(values.clone()), values.length);
  }

  private static double[] finite(double[] values) {
    for (double value : values) {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("features: " + Arrays.toString(values));
      }
    }
    return values;
  }

  /** These, with what the request means behind them: all 0 where that is not known. */
  public Features and(double... meaning) {
    double[] all = Arrays.copyOf(values, values.length + meaning.length);
    System.arraycopy(meaning, 0, all, values.length, meaning.length);
    return new Features(finite(all), values.length);
  }

  /** Whether something is known of what the request means. */
  public boolean hasMeaning() {
    for (int i = own; i < values.length; i++) {
      if (values[i] != 0) {
        return true;
      }
    }
    return false;
  }

  /** As many, of which nothing is known of what the request means. */
  public Features withoutMeaning() {
    return first(own).and(new double[values.length - own]);
  }

  /** So many of them. */
  public Features first(int size) {
    return new Features(Arrays.copyOf(values, size), Math.min(own, size));
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
