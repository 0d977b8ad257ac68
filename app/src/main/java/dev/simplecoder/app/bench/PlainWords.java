package dev.simplecoder.app.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Words as they stand, in lower case: letters, digits and underscores that hang together. */
final class PlainWords {

  private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}_]+");

  private PlainWords() {}

  static List<String> of(String text) {
    List<String> words = new ArrayList<>();
    Matcher word = WORD.matcher(text.toLowerCase(Locale.ROOT));
    while (word.find()) {
      words.add(word.group());
    }
    return words;
  }
}
