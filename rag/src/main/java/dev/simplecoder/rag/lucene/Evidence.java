package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.words.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.NumericDocValues;
import org.apache.lucene.index.PostingsEnum;
import org.apache.lucene.index.Terms;
import org.apache.lucene.index.TermsEnum;
import org.apache.lucene.search.DocIdSetIterator;
import org.apache.lucene.util.BitSetIterator;
import org.apache.lucene.util.Bits;
import org.apache.lucene.util.BytesRef;
import org.apache.lucene.util.FixedBitSet;
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

  private final List<Occurrences> concepts;
  private final FixedBitSet declaring;

  private Evidence(List<Occurrences> concepts, FixedBitSet declaring) {
    this.concepts = List.copyOf(concepts);
    this.declaring = declaring;
  }

  static Evidence of(Question question, LeafReader leaf, Statistics statistics) throws IOException {
    return new Gathering(leaf, statistics).of(question);
  }

  /** Whether a name that the segment declares has a word of the question. */
  boolean declares(int segment) {
    return declaring.get(segment);
  }

  /** In how many segments a concept occurs. */
  int frequency(int concept) {
    return concepts.get(concept).segments.length;
  }

  /** Adds the segments with a concept to the counts of their folders. */
  void count(int concept, int[] folders, int[] counts) {
    for (int segment : concepts.get(concept).segments) {
      counts[folders[segment]]++;
    }
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

  /** Reads the postings of one part of the index, a concept after the other. */
  private static final class Gathering {

    private final LeafReader leaf;
    private final Statistics statistics;
    private final Map<Field, TermsEnum> terms = new EnumMap<>(Field.class);
    private final float[] frequencies;
    private final FixedBitSet found;
    private final FixedBitSet declaring;

    Gathering(LeafReader leaf, Statistics statistics) throws IOException {
      this.leaf = leaf;
      this.statistics = statistics;
      this.frequencies = new float[leaf.maxDoc()];
      this.found = new FixedBitSet(leaf.maxDoc());
      this.declaring = new FixedBitSet(leaf.maxDoc());
      for (Field field : Field.values()) {
        Terms ofField = leaf.terms(field.label);
        if (ofField != null) {
          terms.put(field, ofField.iterator());
        }
      }
    }

    Evidence of(Question question) throws IOException {
      List<Occurrences> concepts = new ArrayList<>();
      for (Question.Concept concept : question.concepts()) {
        for (Map.Entry<String, Double> word : concept.words().entrySet()) {
          add(new BytesRef(word.getKey()), word.getValue().floatValue());
        }
        concepts.add(taken());
      }
      return new Evidence(concepts, declaring);
    }

    private void add(BytesRef word, float weight) throws IOException {
      @Nullable PostingsEnum reused = null;
      for (Map.Entry<Field, TermsEnum> field : terms.entrySet()) {
        if (field.getValue().seekExact(word)) {
          reused = field.getValue().postings(reused, PostingsEnum.FREQS);
          add(field.getKey(), reused, weight);
        }
      }
    }

    private void add(Field field, PostingsEnum postings, float weight) throws IOException {
      float[] factors = statistics.perOccurrence(field);
      NumericDocValues norms = leaf.getNormValues(field.label);
      int segment = postings.nextDoc();
      while (segment != DocIdSetIterator.NO_MORE_DOCS) {
        norms.advanceExact(segment);
        float factor = factors[(int) norms.longValue() & 0xff];
        frequencies[segment] += weight * factor * postings.freq();
        found.set(segment);
        if (field == Field.SYMBOLS) {
          declaring.set(segment);
        }
        segment = postings.nextDoc();
      }
    }

    /** Moves out what was added up; both arrays are clear again afterwards. */
    private Occurrences taken() throws IOException {
      Bits live = leaf.getLiveDocs();
      int[] segments = new int[found.cardinality()];
      float[] sums = new float[segments.length];
      int count = 0;
      DocIdSetIterator all = new BitSetIterator(found, segments.length);
      for (int s = all.nextDoc(); s != DocIdSetIterator.NO_MORE_DOCS; s = all.nextDoc()) {
        if (live == null || live.get(s)) {
          segments[count] = s;
          sums[count++] = frequencies[s];
        }
        frequencies[s] = 0;
      }
      found.clear();
      return new Occurrences(Arrays.copyOf(segments, count), Arrays.copyOf(sums, count));
    }
  }
}
