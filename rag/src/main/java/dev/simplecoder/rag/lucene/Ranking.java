package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.words.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
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

  Ranked rank(Question question) throws IOException {
    List<Evidence> evidence = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      evidence.add(Evidence.of(question, leaf.reader(), statistics));
    }
    double[] worth = worth(question, evidence);
    Map<Role, Double> factors = factors(question);
    PriorityQueue<Candidate> best =
        new PriorityQueue<>(Comparator.comparingDouble(Candidate::demoted));
    for (LeafReaderContext leaf : reader.leaves()) {
      double[] scores = new double[leaf.reader().maxDoc()];
      evidence.get(leaf.ord).score(worth, statistics, scores);
      collect(leaf, scores, factors, best);
    }
    Names names = new Names(worthOfWords(question, worth));
    Reasons reasons = new Reasons(question, evidence, worth, statistics);
    return Ranked.of(List.copyOf(best), reader, names, reasons, weights);
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
