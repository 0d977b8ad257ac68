package dev.simplecoder.app.bench;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;

/**
 * BM25 over segments of 40 lines that overlap by 10, with words in lower case and nothing else; a
 * file is as good as its best segment. Robertson and Zaragoza, "The Probabilistic Relevance
 * Framework: BM25 and Beyond" (2009), section 3.4, with Lucene's constants.
 */
final class PlainBm25 implements FileRanking {

  private static final double K1 = 1.2;
  private static final double B = 0.75;
  private static final int LINES = 40;
  private static final int STEP = 30;

  private final List<String> fileOf = new ArrayList<>();
  private final List<Integer> lengths = new ArrayList<>();
  private final Map<String, List<Posting>> postings = new HashMap<>();
  private long words;

  private record Posting(int segment, int occurrences) {}

  void add(String path, String text) {
    List<String> lines = text.lines().toList();
    int from = 0;
    do {
      int to = Math.min(lines.size(), from + LINES);
      segment(path, String.join("\n", lines.subList(from, to)));
      from += STEP;
    } while (from + LINES - STEP < lines.size());
  }

  @Override
  public List<String> rank(String query, int most) {
    double[] scores = new double[fileOf.size()];
    double average = Math.max(1, (double) words / Math.max(1, fileOf.size()));
    for (String word : new HashSet<>(PlainWords.of(query))) {
      List<Posting> found = postings.getOrDefault(word, List.of());
      double idf = Math.log(1 + (fileOf.size() - found.size() + 0.5) / (found.size() + 0.5));
      for (Posting posting : found) {
        double length = lengths.get(posting.segment) / average;
        double norm = K1 * (1 - B + B * length);
        scores[posting.segment] += idf * posting.occurrences / (posting.occurrences + norm);
      }
    }
    Map<String, Double> best = new HashMap<>();
    for (int i = 0; i < scores.length; i++) {
      if (0 < scores[i]) {
        best.merge(fileOf.get(i), scores[i], Math::max);
      }
    }
    return Best.of(best, Comparator.naturalOrder(), most);
  }

  private void segment(String path, String text) {
    Map<String, Integer> counts = new HashMap<>();
    List<String> all = PlainWords.of(text);
    all.forEach(word -> counts.merge(word, 1, Integer::sum));
    int segment = fileOf.size();
    counts.forEach((word, count) ->
        postings.computeIfAbsent(word, _ -> new ArrayList<>()).add(new Posting(segment, count)));
    fileOf.add(path);
    lengths.add(all.size());
    words += all.size();
  }
}
