package dev.simplecoder.app.bench;

import java.util.Comparator;
import java.util.List;
import java.util.Map;

/** Puts what has a score in an order. */
final class Best {

  private Best() {}

  /** The best first; equals in the order of their names, so that a measurement repeats. */
  static <S> List<String> of(Map<String, S> scores, Comparator<S> order, int most) {
    return scores.entrySet().stream()
        .sorted(
            Map.Entry.<String, S>comparingByValue(order.reversed())
                .thenComparing(Map.Entry.comparingByKey()))
        .limit(most)
        .map(Map.Entry::getKey)
        .toList();
  }
}
