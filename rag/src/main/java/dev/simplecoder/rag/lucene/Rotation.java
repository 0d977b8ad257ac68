package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Vector;

/**
 * Turns vectors so that each number is spread over all of them; lengths and angles stay.
 *
 * <p>The numbers of a turned vector look as if drawn from one bell curve, whatever model made it,
 * so that the same levels suit them all and nothing has to be learnt from the vectors: Hadamard
 * transforms after random flips of the signs, as in Gao and Long, "RaBitQ" (2024). A transform is
 * over a power of two; the two that overlap mix any dimension.
 */
final class Rotation {

  private static final int ROUNDS = 4;

  private final int dimension;
  private final int block;

  /** By the round and the number: 1 or -1, divided by what a transform multiplies the length by. */
  private final float[][] factors;

  Rotation(int dimension) {
    this.dimension = dimension;
    this.block = Integer.highestOneBit(dimension);
    this.factors = new float[ROUNDS][dimension];
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < dimension; i++) {
        float sign = flips(round * dimension + i) ? -1 : 1;
        boolean transformed = from(round) <= i && i < from(round) + block;
        factors[round][i] = transformed ? sign / (float) Math.sqrt(block) : sign;
      }
    }
  }

  float[] of(Vector vector) {
    float[] turned = new float[dimension];
    for (int i = 0; i < dimension; i++) {
      turned[i] = vector.at(i);
    }
    for (int round = 0; round < ROUNDS; round++) {
      for (int i = 0; i < dimension; i++) {
        turned[i] *= factors[round][i];
      }
      transform(turned, from(round));
    }
    return turned;
  }

  /** The first and the last numbers by turns. */
  private int from(int round) {
    return round % 2 == 0 ? 0 : dimension - block;
  }

  private void transform(float[] values, int from) {
    for (int half = 1; half < block; half *= 2) {
      for (int i = from; i < from + block; i += 2 * half) {
        for (int j = i; j < i + half; j++) {
          float sum = values[j] + values[j + half];
          values[j + half] = values[j] - values[j + half];
          values[j] = sum;
        }
      }
    }
  }

  /** The same for ever, since sketches of vectors are kept. */
  private static boolean flips(int number) {
    long mixed = (number + 1) * 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 32) * 0xD6E8FEB86659FD93L;
    return (mixed ^ mixed >>> 32) << 63 != 0;
  }
}
