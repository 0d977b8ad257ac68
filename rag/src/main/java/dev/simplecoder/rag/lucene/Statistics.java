package dev.simplecoder.rag.lucene;

import java.io.IOException;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.Terms;
import org.apache.lucene.util.SmallFloat;

/** What a state of the index is like as a whole, for BM25F: how many segments, how long fields. */
final class Statistics {

  private final Weights weights;
  private final Map<Field, float[]> perOccurrence = new EnumMap<>(Field.class);
  private final long segments;

  Statistics(IndexReader reader, Weights weights) throws IOException {
    this.weights = weights;
    long most = 0;
    for (Field field : Field.values()) {
      long words = 0;
      long segments = 0;
      for (LeafReaderContext leaf : reader.leaves()) {
        Terms terms = leaf.reader().terms(field.label);
        if (terms != null) {
          words += terms.getSumTotalTermFreq();
          segments += terms.getDocCount();
        }
      }
      most = Math.max(most, segments);
      perOccurrence.put(field, factors(field, segments == 0 ? 1 : (double) words / segments));
    }
    this.segments = most;
  }

  /**
   * What one occurrence counts, by the field's length as Lucene's norms hold it: the weighted and
   * normalised frequency of Robertson and Zaragoza, "The Probabilistic Relevance Framework: BM25
   * and Beyond" (2009), section 3.6.
   */
  private float[] factors(Field field, double average) {
    Weights.FieldWeight weight = weights.of(field);
    float[] factors = new float[256];
    for (int i = 0; i < factors.length; i++) {
      double length = SmallFloat.byte4ToInt((byte) i) / average;
      factors[i] = (float) (weight.boost() / (1 - weight.length() + weight.length() * length));
    }
    return factors;
  }

  /** By the byte that a norm is. */
  float[] perOccurrence(Field field) {
    return Objects.requireNonNull(perOccurrence.get(field));
  }

  long segments() {
    return segments;
  }

  /** How telling a concept is that occurs in so many segments. */
  double rarity(int frequency) {
    return Math.log(1 + (segments - frequency + .5) / (frequency + .5));
  }

  /** The frequency's share in the score, which nears {@code k1 + 1} the more there is of it. */
  double saturated(float frequency) {
    return frequency * (weights.saturation() + 1) / (frequency + weights.saturation());
  }
}
