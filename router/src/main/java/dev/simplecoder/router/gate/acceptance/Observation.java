package dev.simplecoder.router.gate.acceptance;

import java.util.Map;

/**
 * What is known of a suggestion and its context, by the name of the column; some may be missing.
 */
public record Observation(Map<String, Double> numbers, Map<String, String> texts) {

  public Observation {
    numbers = Map.copyOf(numbers);
    texts = Map.copyOf(texts);
  }

  /** NaN where it is missing. */
  double number(String column) {
    return numbers.getOrDefault(column, Double.NaN);
  }

  /** Empty where it is missing. */
  String text(String column) {
    return texts.getOrDefault(column, "");
  }
}
