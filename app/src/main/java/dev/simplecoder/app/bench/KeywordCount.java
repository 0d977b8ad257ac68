package dev.simplecoder.app.bench;

import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * Files by how many different words of the query stand in them, as parts of words too, and then by
 * how often: what a person comes to with {@code rg -i -F -c}.
 */
final class KeywordCount implements FileRanking {

  private static final int LEAST_WORD = 3;
  private static final Set<String> EMPTY_WORDS =
      Set.of(
          "the", "and", "for", "with", "from", "that", "this", "not", "are", "was", "when", "use",
          "using", "into", "than", "then", "its", "has", "have", "can", "should", "add", "fix",
          "make", "allow", "but", "all", "any", "now", "only", "also", "does", "instead", "which",
          "will", "get", "set");

  private final Map<String, Map<String, Integer>> filesOfWord = new HashMap<>();

  private record Count(int words, int occurrences) {
    Count plus(Count other) {
      return new Count(words + other.words, occurrences + other.occurrences);
    }
  }

  void add(String path, String text) {
    for (String word : PlainWords.of(text)) {
      filesOfWord.computeIfAbsent(word, _ -> new HashMap<>()).merge(path, 1, Integer::sum);
    }
  }

  @Override
  public List<String> rank(String query, int most) {
    Map<String, Count> counts = new HashMap<>();
    for (String keyword : new HashSet<>(PlainWords.of(query))) {
      if (LEAST_WORD <= keyword.length() && !EMPTY_WORDS.contains(keyword)) {
        occurrences(keyword)
            .forEach((path, count) -> counts.merge(path, new Count(1, count), Count::plus));
      }
    }
    return Best.of(
        counts, Comparator.comparingInt(Count::words).thenComparingInt(Count::occurrences), most);
  }

  private Map<String, Integer> occurrences(String keyword) {
    Map<String, Integer> found = new HashMap<>();
    filesOfWord.forEach((word, files) -> {
      if (word.contains(keyword)) {
        files.forEach((path, count) -> found.merge(path, count, Integer::sum));
      }
    });
    return found;
  }
}
