package dev.simplecoder.app.learn;

import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.replay.Bootstrap;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** A mean, and where it lies with 95 percent confidence, by drawing the values again and again. */
record Mean(double value, Interval interval) {

  private static final int DRAWS = 1_000;

  /** The same values and seed have the same interval. */
  static Mean of(List<Double> values, long seed) {
    double[] all = values.stream().mapToDouble(Double::doubleValue).toArray();
    return new Mean(
        Arrays.stream(all).average().orElseThrow(),
        new Bootstrap(DRAWS, new Random(seed)).mean(all));
  }

  void put(SequencedMap<String, @Nullable Object> row, String name) {
    row.put(name, value);
    row.put(name + "_low", interval.low());
    row.put(name + "_high", interval.high());
  }
}
