package dev.simplecoder.rag.words;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The short forms that programmers write for words, and the words that they stand for. */
final class Abbreviations {

  private final Map<String, Set<String>> forms = new HashMap<>();

  /**
   * @param lines the forms of one word each, with spaces between
   */
  Abbreviations(List<String> lines) {
    Words words = new Words();
    for (String line : lines) {
      List<String> stems = List.of(line.split(" ", -1)).stream().map(words::stem).toList();
      for (String stem : stems) {
        forms.computeIfAbsent(stem, _ -> new LinkedHashSet<>()).addAll(stems);
      }
    }
  }

  /** All forms of a word, as stems, itself among them if there are others. */
  Set<String> of(String stem) {
    return forms.getOrDefault(stem, Set.of());
  }
}
