package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Vector;
import dev.simplecoder.rag.words.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.apache.lucene.index.IndexReader;
import org.apache.lucene.index.LeafReaderContext;
import org.jspecify.annotations.Nullable;

/**
 * Ranks the segments of one state of the index.
 *
 * <p>First BM25F over all segments that have a word of the question; the best few hundred go on and
 * are looked at one by one: which of their names the question says, what their file is there for.
 */
final class Ranking {

  private final IndexReader reader;
  private final Weights weights;
  private final Statistics statistics;
  private @Nullable Folders folders;

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
    List<Meanings.Place> near = meanings.nearest(query, Candidates.MOST);
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
    List<double[]> scores = new ArrayList<>();
    for (LeafReaderContext leaf : reader.leaves()) {
      double[] ofLeaf = new double[leaf.reader().maxDoc()];
      evidence.get(leaf.ord).score(worth, statistics, ofLeaf);
      scores.add(ofLeaf);
    }
    FolderWords folders = new FolderWords(question, evidence, folders(), weights.folder());
    Candidates all = new Candidates(reader, scores, factors(question), folders);
    List<Candidate> candidates = all.bestAnd(others.stream().mapToInt(this::document));
    Names names = new Names(worthOfWords(question, worth));
    Reasons reasons = new Reasons(question, evidence, worth, statistics);
    return Ranked.of(candidates, reader, names, reasons, weights);
  }

  /** Read by the first question, for an update needs none. */
  private synchronized Folders folders() throws IOException {
    Folders known = folders;
    if (known == null) {
      known = Folders.of(reader);
      folders = known;
    }
    return known;
  }

  private int document(Meanings.Place place) {
    return reader.leaves().get(place.leaf()).docBase + place.segment();
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
}
