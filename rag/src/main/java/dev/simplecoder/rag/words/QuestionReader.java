package dev.simplecoder.rag.words;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/** Reads a query: leaves out what every query says, and counts what looks like code for more. */
final class QuestionReader {

  /** More would be a pasted log, whose later words say the same again. */
  private static final int MOST_CONCEPTS = 64;

  private static final double CODE = 1.5;
  private static final double WHOLE_NAME = .4;
  private static final double JOINED_WORDS = .4;
  private static final double OTHER_FORM = .6;
  private static final double SYNONYM = .35;

  private static final Set<String> STOP_WORDS = new HashSet<>(lines("stop-words.txt"));
  private static final Synonyms ABBREVIATIONS = new Synonyms(lines("abbreviations.txt"));
  private static final Synonyms SYNONYMS = new Synonyms(lines("synonyms.txt"));

  private final Words words = new Words();
  private final Map<String, Double> weights = new LinkedHashMap<>();
  private final Map<String, Integer> counts = new LinkedHashMap<>();

  Question read(String text) {
    String before = "";
    int end = 0;
    int i = 0;
    while (i < text.length() && weights.size() < MOST_CONCEPTS) {
      if (!inName(text.charAt(i))) {
        i++;
        continue;
      }
      int start = i;
      while (i < text.length() && inName(text.charAt(i))) {
        i++;
      }
      String name = text.substring(start, i);
      boolean code = looksLikeCode(text, start, i);
      name(name, code);
      String joinable = code || stops(name) ? "" : name.toLowerCase(Locale.ROOT);
      boolean adjacent = start == end + 1 && " -_./".indexOf(text.charAt(end)) >= 0;
      if (adjacent && !before.isEmpty() && !joinable.isEmpty()) {
        add(before + joinable, JOINED_WORDS);
      }
      before = joinable;
      end = i;
    }
    return question();
  }

  private void name(String name, boolean code) {
    List<String> parts = Words.parts(name);
    for (String part : parts) {
      boolean letter = part.length() < 2 && !Character.isDigit(part.charAt(0));
      if (!letter && (1 < parts.size() || !stops(part))) {
        add(words.stem(part), code ? CODE : 1);
      }
    }
    if (1 < parts.size()) {
      add(Words.whole(parts), CODE * WHOLE_NAME);
    }
  }

  private void add(String word, double weight) {
    weights.merge(word, weight, Math::max);
    counts.merge(word, 1, Integer::sum);
  }

  /** What a query says again it means more, though not twice as much. */
  private Question question() {
    List<Question.Concept> concepts = new ArrayList<>();
    weights.forEach((word, weight) -> {
      var forms = new LinkedHashMap<String, Double>();
      forms.put(word, 1.0);
      ABBREVIATIONS.of(word).forEach(form -> forms.putIfAbsent(form, OTHER_FORM));
      SYNONYMS.of(word).forEach(other -> forms.putIfAbsent(other, SYNONYM));
      double repeated = 1 + Math.log(counts.getOrDefault(word, 1));
      concepts.add(new Question.Concept(word, weight * repeated, forms));
    });
    return new Question(concepts);
  }

  /** Whether a word says nothing about what is asked. */
  static boolean stops(String word) {
    return STOP_WORDS.contains(word.toLowerCase(Locale.ROOT));
  }

  /** Several parts in one name, quotes around it, a call's parenthesis behind, a sign before. */
  private static boolean looksLikeCode(String text, int start, int end) {
    char before = 0 < start ? text.charAt(start - 1) : ' ';
    char after = end < text.length() ? text.charAt(end) : ' ';
    boolean quoted = "`'\"".indexOf(before) >= 0 && before == after;
    return quoted
        || after == '('
        || "@#".indexOf(before) >= 0
        || 1 < Words.parts(text.substring(start, end)).size();
  }

  private static boolean inName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  private static List<String> lines(String resource) {
    try (InputStream in = QuestionReader.class.getResourceAsStream(resource)) {
      if (in == null) {
        throw new IllegalStateException("No " + resource + " beside " + QuestionReader.class);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      return text.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
