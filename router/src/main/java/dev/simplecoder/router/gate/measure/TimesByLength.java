package dev.simplecoder.router.gate.measure;

import dev.simplecoder.router.gate.Times;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * What a suggestion costs and saves by its length, which is known before it is shown: how long it
 * would take to write it. Reading and editing are straight lines over that, by the suggestions of
 * others.
 */
record TimesByLength(double generation, Line verifyAccepted, Line verifyRejected, Line edit) {

  /** From least squares; nothing takes less than no time. */
  record Line(double start, double slope) {

    double at(double x) {
      return Math.max(0, start + slope * x);
    }
  }

  static TimesByLength of(List<Spent> accepted, List<Spent> rejected) {
    return new TimesByLength(
        Spent.mean(accepted, rejected).generation(),
        line(accepted, Spent::verify),
        line(rejected, Spent::verify),
        line(accepted, Spent::edit));
  }

  private static Line line(List<Spent> rows, ToDoubleFunction<Spent> what) {
    double x = rows.stream().mapToDouble(Spent::write).average().orElse(0);
    double y = rows.stream().mapToDouble(what).average().orElse(0);
    double square = 0;
    double product = 0;
    for (Spent row : rows) {
      square += (row.write() - x) * (row.write() - x);
      product += (row.write() - x) * (what.applyAsDouble(row) - y);
    }
    double slope = square <= 0 ? 0 : product / square;
    return new Line(y - slope * x, slope);
  }

  Times of(double write) {
    return Times.of(
        generation, verifyAccepted.at(write), verifyRejected.at(write), edit.at(write), write);
  }
}
