package dev.simplecoder.rag;

import java.util.List;

/** Where a score comes from: its parts, added in their order, are the score. */
public record Explanation(List<Part> parts) {

  /** One addend, negative where something counts against the passage. */
  public record Part(String what, double value) {}

  public Explanation {
    parts = List.copyOf(parts);
  }

  /** The score that the parts add up to. */
  public double score() {
    double score = 0;
    for (Part part : parts) {
      score += part.value();
    }
    return score;
  }
}
