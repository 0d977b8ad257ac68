package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.words.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Term;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.Bits;
import org.jspecify.annotations.Nullable;

/**
 * Where the concepts of a question occur in one part of the index, and how much of each.
 *
 * <p>Whoever reads it adds up in the same order as whoever made it, so that a score that is
 * explained later is the same to the last bit.
 */
final class Evidence {

  /** The segments with a concept, in their order, and its weighted frequency in each. */
  private static final class Occurrences {

    private final int[] segments;
    private final float[] frequencies;

    Occurrences(int[] segments, float[] frequencies) {
      this.segments = segments;
      this.frequencies = frequencies;
    }

    float in(int segment) {
      int at = Arrays.binarySearch(segments, segment);
      return at < 0 ? 0 : frequencies[at];
    }
  }

  private final List<Occurrences> concepts = new ArrayList<>();

  private Evidence() {}

  static Evidence of(Question question, LeafReader leaf, Statistics statistics) throws IOException {
    Evidence evidence = new Evidence();
    float[] frequencies = new float[leaf.maxDoc()];
    Bits live = leaf.getLiveDocs();
    for (Question.Concept concept : question.concepts()) {
      for (Map.Entry<String, Double> word : concept.words().entrySet()) {
        for (Field field : Field.values()) {
          Term term = new Term(field.label, word.getKey());
          PostingsEnum postings = leaf.postings(term, PostingsEnum.FREQS);
          if (postings != null) {
            float[] factors = statistics.perOccurrence(field);
            NumericDocValues norms = leaf.getNormValues(field.label);
            add(postings, norms, factors, word.getValue().floatValue(), frequencies);
          }
        }
      }
      evidence.concepts.add(taken(frequencies, live));
    }
    return evidence;
  }

  private static void add(
      PostingsEnum postings,
      NumericDocValues norms,
      float[] factors,
      float weight,
      float[] frequencies)
      throws IOException {
    int segment = postings.nextDoc();
    while (segment != DocIdSetIterator.NO_MORE_DOCS) {
      norms.advanceExact(segment);
      float factor = factors[(int) norms.longValue() & 0xff];
      frequencies[segment] += weight * factor * postings.freq();
      segment = postings.nextDoc();
    }
  }

  /** Moves what was added up out of the array, which is clear again afterwards. */
  private static Occurrences taken(float[] frequencies, @Nullable Bits live) {
    int[] segments = new int[64];
    int count = 0;
    for (int i = 0; i < frequencies.length; i++) {
      if (0 < frequencies[i]) {
        if (live == null || live.get(i)) {
          segments = count < segments.length ? segments : Arrays.copyOf(segments, 2 * count);
          segments[count++] = i;
        } else {
          frequencies[i] = 0;
        }
      }
    }
    float[] found = new float[count];
    for (int i = 0; i < count; i++) {
      found[i] = frequencies[segments[i]];
      frequencies[segments[i]] = 0;
    }
    return new Occurrences(Arrays.copyOf(segments, count), found);
  }

  /** In how many segments a concept occurs. */
  int frequency(int concept) {
    return concepts.get(concept).segments.length;
  }

  private float frequency(int concept, int segment) {
    return concepts.get(concept).in(segment);
  }

  /** What a concept adds to a segment's score. */
  double share(int concept, double worth, int segment, Statistics statistics) {
    return worth * statistics.saturated(frequency(concept, segment));
  }

  /** Adds each concept's share to the scores of its segments. */
  void score(double[] worth, Statistics statistics, double[] scores) {
    for (int c = 0; c < worth.length; c++) {
      Occurrences found = concepts.get(c);
      for (int i = 0; i < found.segments.length; i++) {
        scores[found.segments[i]] += worth[c] * statistics.saturated(found.frequencies[i]);
      }
    }
  }
}
