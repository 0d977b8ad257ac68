package dev.simplecoder.rag.words;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.Set;

/**
 * The words of a query that carry its meaning, each with what it weighs.
 *
 * @param concepts in the order of the query, each once
 */
public record Question(List<Concept> concepts) {

  /**
   * One thing that is asked for, with the words that may stand for it.
   *
   * @param word as it is indexed
   * @param weight beside the other concepts
   * @param words the word itself and others, with how much an occurrence counts
   */
  public record Concept(String word, double weight, SequencedMap<String, Double> words) {

    public Concept {
      words = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(words));
    }
  }

  public Question {
    concepts = List.copyOf(concepts);
  }

  /** Reads a query as a person or a model wrote it. */
  public static Question of(String text) {
    return new QuestionReader().read(text);
  }

  /** Whether questions are read without this word, for it says nothing about what is asked. */
  public static boolean leavesOut(String word) {
    return QuestionReader.stops(word);
  }

  /** Whether one of these stems is asked for. */
  public boolean speaksOf(Set<String> stems) {
    return concepts.stream().map(Concept::word).anyMatch(stems::contains);
  }
}
