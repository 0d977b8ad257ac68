package dev.simplecoder.app.repl;

import dev.simplecoder.app.render.Columns;
import dev.simplecoder.app.render.Style;

/** One line that can do without the hint behind it, and of which some can be left out. */
record HintedLine(String text, String hint) {

  /** Columns of a text; of less of a longer one nobody can tell what it is about. */
  static final int LEAST = 32;

  /** As much as fits into so many columns. */
  String in(int columns, Style style) {
    int beside = columns - Columns.of(hint);
    boolean hasRoom = Math.min(LEAST, Columns.of(text)) <= beside;
    return hasRoom ? cut(beside, style) + hint : cut(columns, style);
  }

  private String cut(int columns, Style style) {
    return new Style(false, style.unicode(), columns).cut(text);
  }
}
