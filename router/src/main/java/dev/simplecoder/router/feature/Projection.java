package dev.simplecoder.router.feature;

/**
 * A vector of any dimension as a few numbers, by a fixed random matrix of the signs +, 0 and - with
 * probabilities 1/6, 2/3 and 1/6, times the square root of 3 over the number of components: lengths
 * and angles are kept in the mean (Achlioptas 2003, theorem 1.1). The matrix of a dimension is the
 * same everywhere and for ever, since what is learned is learned in its coordinates.
 */
final class Projection {

  static final int COMPONENTS = 8;

  private static final long SEED = 0x5EEDC0DE;
  private static final double SCALE = Math.sqrt(3.0 / COMPONENTS);

  private Projection() {}

  static double[] of(double[] vector) {
    double[] components = new double[COMPONENTS];
    for (int row = 0; row < COMPONENTS; row++) {
      for (int column = 0; column < vector.length; column++) {
        components[row] += SCALE * sign(vector.length, row, column) * vector[column];
      }
    }
    return components;
  }

  private static int sign(int dimension, int row, int column) {
    long place = ((long) dimension << 40) + ((long) row << 32) + column;
    return switch ((int) Long.remainderUnsigned(mixed(SEED + place), 6)) {
      case 0 -> 1;
      case 1 -> -1;
      default -> 0;
    };
  }

  /** SplitMix64 (Steele, Lea and Flood 2014): one step of it from this state. */
  private static long mixed(long state) {
    long mixed = state + 0x9E3779B97F4A7C15L;
    mixed = (mixed ^ mixed >>> 30) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ mixed >>> 27) * 0x94D049BB133111EBL;
    return mixed ^ mixed >>> 31;
  }
}
