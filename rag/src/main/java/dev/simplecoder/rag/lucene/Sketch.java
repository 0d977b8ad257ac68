package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Vector;
import java.nio.ByteBuffer;

/**
 * Vectors of one dimension drawn with two bits a number, which tells roughly how near they are.
 *
 * <p>A number becomes the middle of one of four ranges, and a factor makes up for what is lost, so
 * that the likeness is right on the average: Gao and others, "Practical and Asymptotically Optimal
 * Quantization of High-Dimensional Vectors" (2024). Compared is by a table for each four numbers of
 * the query, which costs a look-up a byte.
 */
final class Sketch {

  /** The width of a range, of numbers with a variance of 1: Max (1960), table I, for four. */
  private static final double STEP = .9957;

  private static final int IN_A_BYTE = 4;
  private static final int CODES = 256;

  private final int dimension;
  private final Rotation rotation;

  Sketch(int dimension) {
    this.dimension = dimension;
    this.rotation = new Rotation(dimension);
  }

  /** How many bytes a sketch has: the factor, and a multiple of four for the numbers. */
  int bytes() {
    return Float.BYTES + codes();
  }

  private int codes() {
    return (dimension + 4 * IN_A_BYTE - 1) / (4 * IN_A_BYTE) * 4;
  }

  /** Puts the sketch of a vector. */
  void draw(Vector vector, ByteBuffer into) {
    float[] turned = rotation.of(vector);
    byte[] codes = new byte[codes()];
    double perStep = Math.sqrt(dimension) / STEP;
    double squares = 0;
    double drawn = 0;
    for (int i = 0; i < dimension; i++) {
      int code = Math.clamp((long) Math.floor(turned[i] * perStep) + 2, 0, 3);
      codes[i / IN_A_BYTE] |= (byte) (code << (2 * (i % IN_A_BYTE)));
      squares += turned[i] * turned[i];
      drawn += turned[i] * level(code);
    }
    into.putFloat(drawn == 0 ? 0 : (float) (squares / drawn)).put(codes);
  }

  private static float level(int code) {
    return code - 1.5f;
  }

  /** Compares sketches with a query. */
  Likeness to(Vector query) {
    float[] turned = rotation.of(query);
    float[] table = new float[codes() * CODES];
    for (int i = 0; i < dimension; i++) {
      int from = i / IN_A_BYTE * CODES;
      for (int byteValue = 0; byteValue < CODES; byteValue++) {
        table[from + byteValue] += turned[i] * level((byteValue >> (2 * (i % IN_A_BYTE))) & 3);
      }
    }
    return new Likeness(table);
  }

  /** How near sketches are to one query. */
  static final class Likeness {

    private final float[] table;

    private Likeness(float[] table) {
      this.table = table;
    }

    /** Of the codes that follow the factor at {@code at}. */
    float of(float factor, byte[] sketches, int at) {
      float even = 0;
      float odd = 0;
      int next = at;
      // Four at a time: the compiler of a short-lived process unrolls nothing.
      for (int from = 0; from < table.length; from += 4 * CODES) {
        even += table[from + (sketches[next] & 0xff)];
        odd += table[from + CODES + (sketches[next + 1] & 0xff)];
        even += table[from + 2 * CODES + (sketches[next + 2] & 0xff)];
        odd += table[from + 3 * CODES + (sketches[next + 3] & 0xff)];
        next += 4;
      }
      return factor * (even + odd);
    }
  }
}
