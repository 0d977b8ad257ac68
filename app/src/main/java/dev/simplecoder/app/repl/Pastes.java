package dev.simplecoder.app.repl;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Texts of many lines that were pasted into a line: a word stands for each while the line is
 * edited, so that it stays short, and gives way to the text when the line is taken.
 */
final class Pastes {

  /** More are counted and not shown. */
  private static final int MOST_LINES = 5;

  private final Map<String, String> texts = new LinkedHashMap<>();

  /** What stands for a text where one line is meant: itself if it is short. */
  static String shown(String text) {
    return isLong(text) ? count(text, "") : text;
  }

  /** The same, and {@link #whole} knows it again. */
  String keep(String text) {
    if (!isLong(text)) {
      return text;
    }
    String word = count(text, "");
    for (int i = 2; !texts.getOrDefault(word, text).equals(text); i++) {
      word = count(text, ", " + i);
    }
    texts.put(word, text);
    return word;
  }

  /** A line with the texts that were pasted into it. */
  String whole(String line) {
    String whole = line;
    for (Map.Entry<String, String> text : texts.entrySet()) {
      whole = whole.replace(text.getKey(), text.getValue());
    }
    return whole;
  }

  private static boolean isLong(String text) {
    return MOST_LINES < text.lines().limit(MOST_LINES + 1).count();
  }

  private static String count(String text, String more) {
    return String.format(Locale.ROOT, "[pasted %,d lines%s]", text.lines().count(), more);
  }
}
