package dev.simplecoder.rag.words;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Words that programmers use for the same thing. */
final class Synonyms {

  private final Map<String, Set<String>> forms = new HashMap<>();

  /**
   * @param lines words for one thing each, with spaces between
   */
  Synonyms(List<String> lines) {
    Words words = new Words();
    for (String line : lines) {
      List<String> stems = List.of(line.split(" ", -1)).stream().map(words::stem).toList();
      for (String stem : stems) {
        forms.computeIfAbsent(stem, _ -> new LinkedHashSet<>()).addAll(stems);
      }
    }
  }

  /** All words for the same, as stems, itself among them if there are others. */
  Set<String> of(String stem) {
    return forms.getOrDefault(stem, Set.of());
  }
}
