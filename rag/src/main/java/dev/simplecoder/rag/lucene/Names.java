package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.words.Question;
import dev.simplecoder.rag.words.Words;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * How far a question says the name of something declared, in its own words.
 *
 * <p>"Creates a source of settings from a file" says all of {@code FileSettingsSource}, and only a
 * fifth of {@code SettingsDecryptionProblemReporter}. BM25F does not see the difference, since it
 * adds up words and knows no names. What no question says of anything, as the first word of {@code
 * isEmpty}, need not be said.
 */
final class Names {

  /** A name and what it is worth to the question. */
  record Said(String name, double worth) {

    static final Said NOTHING = new Said("", 0);
  }

  private static final int BEGINNING = 2;

  /** They say how something is reached, and not what it is. */
  private static final Set<String> ACCESS = Set.of("get", "set");

  private final Map<String, Double> worth;
  private final Set<String> beginnings = new HashSet<>();
  private final Words words = new Words();

  /**
   * @param worth of each word of the question
   */
  Names(Map<String, Double> worth) {
    this.worth = Map.copyOf(worth);
    worth.keySet().forEach(word -> beginnings.add(beginning(word)));
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
    List<String> parts = Words.parts(name);
    if (!mayBeSaid(parts)) {
      return 0;
    }
    double sum = 0;
    int said = 0;
    int unsaid = 0;
    Set<String> stems = new HashSet<>();
    for (String part : parts) {
      String stem = words.stem(part);
      if (!stems.add(stem)) {
        continue;
      }
      if (worth.containsKey(stem)) {
        sum += worth.get(stem);
        said++;
      } else if (mustBeSaid(part)) {
        unsaid++;
      }
    }
    double share = (double) said / Math.max(1, said + unsaid);
    return sum * share * share;
  }

  /** Tells most names that no question says without making stems, which take longer. */
  private boolean mayBeSaid(List<String> parts) {
    for (String part : parts) {
      if (beginnings.contains(beginning(part))) {
        return true;
      }
    }
    return false;
  }

  /** Whether a name is said less well without this part of it. */
  private static boolean mustBeSaid(String part) {
    return !ACCESS.contains(part.toLowerCase(Locale.ROOT)) && !Question.leavesOut(part);
  }

  /** What a word and its stem have in common. */
  private static String beginning(String part) {
    return part.substring(0, Math.min(BEGINNING, part.length())).toLowerCase(Locale.ROOT);
  }
}
