package dev.simplecoder.router.replay;

import dev.simplecoder.router.outcome.Interval;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;

/** Intervals of a figure by drawing the rows that it is made of again and again (Efron 1979). */
public record Bootstrap(int draws, RandomGenerator random) {

  private static final double TAIL = 0.025;

  public Bootstrap {
    if (draws < 100) {
      throw new IllegalArgumentException(draws + " draws");
    }
  }

  /** Of a mean. */
  public Interval mean(double[] values) {
    return of(
        values.length,
        rows -> {
          double sum = 0;
          for (int row : rows) {
            sum += values[row];
          }
          return sum / rows.length;
        });
  }

  /**
   * The middle 95 percent of a figure.
   *
   * @param figure of the numbers of the rows that were drawn, some of them several times
   */
  public Interval of(int rows, ToDoubleFunction<int[]> figure) {
    if (rows == 0) {
      throw new IllegalArgumentException("no rows");
    }
    double[] figures = new double[draws];
    int[] drawn = new int[rows];
    for (int draw = 0; draw < draws; draw++) {
      for (int i = 0; i < rows; i++) {
        drawn[i] = random.nextInt(rows);
      }
      figures[draw] = figure.applyAsDouble(drawn);
    }
    Arrays.sort(figures);
    return new Interval(at(figures, TAIL), at(figures, 1 - TAIL));
  }

  private static double at(double[] sorted, double share) {
    return sorted[(int) Math.round(share * (sorted.length - 1))];
  }
}
