package dev.simplecoder.rag;

import java.util.Arrays;

/** A direction in the space of meanings, of length one. Immutable. */
public final class Vector {

  private final float[] values;

  private Vector(float[] values) {
    this.values = values;
  }

  /** Scales the values to length one; all zeros stay what they are. */
  public static Vector of(float... values) {
    double squares = 0;
    for (float value : values) {
      if (!Float.isFinite(value)) {
        throw new IllegalArgumentException("A vector with " + value);
      }
      squares += (double) value * value;
    }
    float[] scaled = values.clone();
    double length = Math.sqrt(squares);
    for (int i = 0; i < scaled.length && 0 < length; i++) {
      scaled[i] = (float) (scaled[i] / length);
    }
    return new Vector(scaled);
  }

  public int dimension() {
    return values.length;
  }

  public float at(int index) {
    return values[index];
  }

  /** From -1 to 1: the cosine of the angle between the two. */
  public double likeness(Vector other) {
    if (values.length != other.values.length) {
      throw new IllegalArgumentException(
          values.length + " and " + other.values.length + " numbers");
    }
    float sum = 0;
    for (int i = 0; i < values.length; i++) {
      sum += values[i] * other.values[i];
    }
    return sum;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Vector vector && Arrays.equals(values, vector.values);
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
