package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Explanation;
import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Puts what words say and what meaning says on one scale, and adds them.
 *
 * <p>Both go from 0 for the weakest candidate to 1 for the best. A passage whose vector is not
 * there yet counts by its words alone, as if its meaning were as near as its words are.
 */
final class Fusion {

  /** The share of meaning; measured best with a small model of 33 million parameters. */
  static final double MEANING = .35;

  private final Map<Candidate, Double> likeness = new HashMap<>();
  private final Range words;
  private final Range meaning;

  private record Range(double least, double most) {

    static Range of(Iterable<Double> values) {
      double least = Double.POSITIVE_INFINITY;
      double most = Double.NEGATIVE_INFINITY;
      for (double value : values) {
        least = Math.min(least, value);
        most = Math.max(most, value);
      }
      return new Range(least, most);
    }

    double perUnit() {
      return least < most ? 1 / (most - least) : 0;
    }
  }

  Fusion(List<Ranked.Passage> passages, Meanings meanings, Vector query) throws IOException {
    List<Double> scores = new ArrayList<>();
    List<Candidate> candidates = new ArrayList<>();
    for (Ranked.Passage passage : passages) {
      scores.add(passage.score());
      candidates.add(passage.candidate());
    }
    meanings
        .likeness(candidates, query)
        .forEach((candidate, near) -> likeness.put(candidate, near * candidate.factor()));
    this.words = Range.of(scores);
    this.meaning = Range.of(likeness.values());
  }

  /** The explanation of the fused score, from the one of the words' score. */
  Explanation fused(Candidate candidate, Explanation byWords) {
    Optional<Double> near = Optional.ofNullable(likeness.get(candidate));
    double share = near.isPresent() ? 1 - MEANING : 1;
    double scale = share * words.perUnit();
    List<Explanation.Part> parts = new ArrayList<>();
    for (Explanation.Part part : byWords.parts()) {
      parts.add(new Explanation.Part(part.what(), part.value() * scale));
    }
    parts.add(new Explanation.Part("less the weakest candidate's words", -words.least() * scale));
    near.ifPresent(value -> {
      double units = (value - meaning.least()) * meaning.perUnit();
      parts.add(new Explanation.Part("near in meaning", MEANING * units));
    });
    return new Explanation(parts);
  }
}
