package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Vector;
import dev.simplecoder.rag.words.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReader;
import org.apache.lucene.index.LeafReaderContext;
import org.apache.lucene.index.NumericDocValues;

/**
 * Ranks the segments of one state of the index.
 *
 * <p>First BM25F over all segments that have a word of the question; the best few hundred go on and
 * are looked at one by one: which of their names the question says, what their file is there for.
 */
final class Ranking {

  static final int CANDIDATES = 512;

  private final IndexReader reader;
  private final Weights weights;
  private final Statistics statistics;

  Ranking(IndexReader reader, Weights weights) throws IOException {
    this.reader = reader;
    this.weights = weights;
    this.statistics = new Statistics(reader, weights);
  }

  /** By words alone. */
  Ranked rank(Question question) throws IOException {
    return rank(question, List.of());
  }

  /** By words and by meaning. */
  Ranked rank(Question question, Meanings meanings, Vector query) throws IOException {
    List<Meanings.Place> near = meanings.nearest(query, CANDIDATES);
    Ranked byWords = rank(question, near);
    return byWords.fused(new Fusion(byWords.passages(), meanings, query));
  }

  /** Looks at some segments whatever their words. */
  private Ranked rank(Question question, List<Meanings.Place> others) throws IOException {
    List<Evidence> evidence = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      evidence.add(Evidence.of(question, leaf.reader(), statistics));
    }
    double[] worth = worth(question, evidence);
    Map<Role, Double> factors = factors(question);
    PriorityQueue<Candidate> best =
        new PriorityQueue<>(Comparator.comparingDouble(Candidate::demoted));
    List<double[]> scores = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      double[] ofLeaf = new double[leaf.reader().maxDoc()];
      evidence.get(leaf.ord).score(worth, statistics, ofLeaf);
      collect(leaf, ofLeaf, factors, best);
      scores.add(ofLeaf);
    }
    Set<Candidate> candidates = new HashSet<>(best);
    for (Meanings.Place place : others) {
      double words = scores.get(place.leaf())[place.segment()];
      candidates.add(candidate(place, words, factors));
    }
    Names names = new Names(worthOfWords(question, worth));
    Reasons reasons = new Reasons(question, evidence, worth, statistics);
    return Ranked.of(List.copyOf(candidates), reader, names, reasons, weights);
  }

  private Candidate candidate(Meanings.Place place, double words, Map<Role, Double> factors)
      throws IOException {
    LeafReader leaf = reader.leaves().get(place.leaf()).reader();
    NumericDocValues roles = leaf.getNumericDocValues(Documents.ROLE);
    roles.advanceExact(place.segment());
    Role role = Role.numbered(roles.longValue());
    double factor = factors.getOrDefault(role, 1.0);
    return new Candidate(place.leaf(), place.segment(), words, role, factor);
  }

  private double[] worth(Question question, List<Evidence> evidence) {
    double[] worth = new double[question.concepts().size()];
    for (int c = 0; c < worth.length; c++) {
      int frequency = 0;
      for (Evidence part : evidence) {
        frequency += part.frequency(c);
      }
      worth[c] = question.concepts().get(c).weight() * statistics.rarity(frequency);
    }
    return worth;
  }

  private static Map<String, Double> worthOfWords(Question question, double[] worth) {
    Map<String, Double> words = new HashMap<>();
    for (int c = 0; c < worth.length; c++) {
      double concept = worth[c];
      question
          .concepts()
          .get(c)
          .words()
          .forEach((word, weight) -> words.merge(word, concept * weight, Math::max));
    }
    return words;
  }

  /** A role that the question speaks of is held against no file. */
  private Map<Role, Double> factors(Question question) {
    Map<Role, Double> factors = new EnumMap<>(weights.roles());
    for (Role role : Role.values()) {
      if (Roles.asked(role, question)) {
        factors.put(role, 1.0);
      }
    }
    return factors;
  }

  private static void collect(
      LeafReaderContext leaf,
      double[] scores,
      Map<Role, Double> factors,
      PriorityQueue<Candidate> best)
      throws IOException {
    LeafReader reader = leaf.reader();
    NumericDocValues roles = reader.getNumericDocValues(Documents.ROLE);
    for (int segment = 0; segment < scores.length; segment++) {
      double score = scores[segment];
      boolean full = best.size() == CANDIDATES;
      if (score <= 0 || (full && score <= best.peek().demoted())) {
        continue;
      }
      roles.advanceExact(segment);
      Role role = Role.numbered(roles.longValue());
      Candidate candidate =
          new Candidate(leaf.ord, segment, score, role, factors.getOrDefault(role, 1.0));
      if (full && best.peek().demoted() < candidate.demoted()) {
        best.poll();
        best.add(candidate);
      } else if (!full) {
        best.add(candidate);
      }
    }
  }
}
