package dev.simplecoder.rag.measure;

import dev.simplecoder.rag.Content;
import dev.simplecoder.rag.Corpus;
import dev.simplecoder.rag.words.Question;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a search by pattern for each keyword gives: files by how many of the keywords they hold,
 * then by how often.
 *
 * <p>Upper and lower case are one, and a keyword is found within longer words. It remembers the
 * words of each file, so that it need not read all files for each query.
 */
final class KeywordCount implements Contestant {

  private static final int SHORTEST = 3;

  /** For each word, the files that hold it and how often. */
  private final Map<String, Map<String, Integer>> words = new HashMap<>();

  private record Count(String path, int keywords, int occurrences) {}

  static KeywordCount over(Corpus corpus) throws IOException, InterruptedException {
    KeywordCount count = new KeywordCount();
    corpus.walk(file -> {
      if (corpus.read(file.path()) instanceof Content.Text(String text)) {
        for (String word : split(text)) {
          count
              .words
              .computeIfAbsent(word, _ -> new HashMap<>())
              .merge(file.path(), 1, Integer::sum);
        }
      }
    });
    return count;
  }

  @Override
  public List<String> files(String query, int limit) {
    Map<String, Count> counts = new HashMap<>();
    for (String keyword : keywords(query)) {
      Map<String, Integer> files = new HashMap<>();
      words.forEach((word, occurrences) -> {
        if (word.contains(keyword)) {
          occurrences.forEach((path, count) -> files.merge(path, count, Integer::sum));
        }
      });
      files.forEach((path, count) ->
          counts.merge(
              path,
              new Count(path, 1, count),
              (a, b) -> new Count(path, a.keywords + 1, a.occurrences + b.occurrences)));
    }
    return counts.values().stream()
        .sorted(
            Comparator.comparingInt(Count::keywords)
                .thenComparingInt(Count::occurrences)
                .reversed()
                .thenComparing(Count::path))
        .limit(limit)
        .map(Count::path)
        .toList();
  }

  @Override
  public List<Judged.Span> passages(String query, int limit) {
    return List.of();
  }

  private static Set<String> keywords(String query) {
    Set<String> keywords = new TreeSet<>();
    for (String word : split(query)) {
      if (SHORTEST <= word.length() && !Question.of(word).concepts().isEmpty()) {
        keywords.add(word);
      }
    }
    return keywords;
  }

  private static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      if (i == text.length()
          || !(Character.isLetterOrDigit(text.charAt(i)) || text.charAt(i) == '_')) {
        if (start < i) {
          words.add(text.substring(start, i).toLowerCase(Locale.ROOT));
        }
        start = i + 1;
      }
    }
    return words;
  }
}
