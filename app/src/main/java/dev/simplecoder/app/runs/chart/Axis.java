package dev.simplecoder.app.runs.chart;

import java.util.ArrayList;
import java.util.List;

/**
 * Values laid out between two pixels.
 *
 * @param step between two ticks: 1, 2 or 5 times a power of ten
 */
record Axis(double least, double most, double step, double from, double to) {

  private static final int MOST_TICKS = 6;

  /** From a round value below all to one above. */
  static Axis over(double lowest, double highest, double from, double to) {
    double span = lowest < highest ? highest - lowest : Math.max(1, Math.abs(highest));
    double step = Math.pow(10, Math.floor(Math.log10(span / MOST_TICKS)));
    for (double factor : new double[] {2, 2.5, 2}) {
      step *= MOST_TICKS < span / step ? factor : 1;
    }
    double least = Math.floor(lowest / step + 1e-9) * step;
    double most = Math.ceil(highest / step - 1e-9) * step;
    return new Axis(least, least < most ? most : least + step, step, from, to);
  }

  double place(double value) {
    return from + (value - least) / (most - least) * (to - from);
  }

  List<Double> ticks() {
    List<Double> ticks = new ArrayList<>();
    for (int i = 0; i <= Math.round((most - least) / step); i++) {
      ticks.add(Math.rint((least + i * step) / step) * step);
    }
    return ticks;
  }
}
