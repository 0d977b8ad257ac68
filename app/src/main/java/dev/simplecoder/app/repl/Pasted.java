package dev.simplecoder.app.repl;

import java.util.Locale;

/** Texts of many lines, as they are shown where one line is meant. */
final class Pasted {

  /** More are counted and not shown. */
  private static final int MOST_LINES = 5;

  private Pasted() {}

  /** Whether a text is too long to be shown whole where it is edited. */
  static boolean isLong(String text) {
    return MOST_LINES < text.lines().count();
  }

  static String shown(String text) {
    return isLong(text) ? count(text) : text;
  }

  static String count(String text) {
    return String.format(Locale.ROOT, "[pasted %,d lines]", text.lines().count());
  }
}
