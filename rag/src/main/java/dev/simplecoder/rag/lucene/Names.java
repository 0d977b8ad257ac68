package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * How far a question says the name of something declared, in its own words.
 *
 * <p>"Creates a source of settings from a file" says all of {@code FileSettingsSource}, and only a
 * fifth of {@code SettingsDecryptionProblemReporter}. BM25F does not see the difference, since it
 * adds up words and knows no names.
 */
final class Names {

  /** A name and what it is worth to the question. */
  record Said(String name, double worth) {

    static final Said NOTHING = new Said("", 0);
  }

  private final Map<String, Double> worth;
  private final Words words = new Words();

  /**
   * @param worth of each word of the question
   */
  Names(Map<String, Double> worth) {
    this.worth = Map.copyOf(worth);
  }

  Said best(List<String> names) {
    Said best = Said.NOTHING;
    for (String name : names) {
      double worth = of(name);
      if (best.worth() < worth) {
        best = new Said(name, worth);
      }
    }
    return best;
  }

  private double of(String name) {
    double sum = 0;
    int said = 0;
    Set<String> stems = new HashSet<>();
    for (String part : Words.parts(name)) {
      String stem = words.stem(part);
      if (stems.add(stem) && worth.containsKey(stem)) {
        sum += worth.get(stem);
        said++;
      }
    }
    double share = stems.isEmpty() ? 0 : (double) said / stems.size();
    return sum * share * share;
  }
}
