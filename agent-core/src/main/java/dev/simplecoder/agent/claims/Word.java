package dev.simplecoder.agent.claims;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A word of a sentence, a mark between words, or something quoted.
 *
 * @param text in small letters, without the mark that ends a sentence
 * @param path the file it names, where it does
 * @param start in the answer
 * @param end in the answer
 */
record Word(String text, Optional<FilePath> path, int start, int end) {

  private static final Pattern WORD =
      Pattern.compile(
          "[,;:()\u2013\u2014]|" + Prose.THING + "+|[^\\s,;:()\u2013\u2014" + Prose.THING + "]+");
  private static final Pattern LAST_MARK = Pattern.compile("[.!?]+$");

  static List<Word> of(Sentence sentence) {
    List<Word> words = new ArrayList<>();
    Matcher found = WORD.matcher(sentence.prose()).region(sentence.start(), sentence.end());
    while (found.find()) {
      boolean isCall = found.end() < sentence.end() && sentence.prose().charAt(found.end()) == '(';
      Optional<FilePath> path = isCall ? Optional.empty() : FilePath.in(found.group());
      String bare = LAST_MARK.matcher(found.group()).replaceFirst("");
      int end =
          path.isPresent()
              ? found.start() + lengthOfPath(found.group(), path.get())
              : found.start() + bare.length();
      words.add(new Word(bare.toLowerCase(Locale.ROOT), path, found.start(), end));
    }
    return words;
  }

  /** Of the word with the path in it, which may have marks before it. */
  private static int lengthOfPath(String word, FilePath path) {
    return word.indexOf(path.text()) + path.text().length();
  }

  boolean isOneOf(Set<String> words) {
    return words.contains(text);
  }
}
