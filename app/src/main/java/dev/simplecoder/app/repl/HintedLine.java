package dev.simplecoder.app.repl;

import dev.simplecoder.app.render.Columns;
import dev.simplecoder.app.render.Style;
import java.util.Optional;

/** One line that can do without the hint behind it, and of which some can be left out. */
record HintedLine(String text, String hint) {

  /** Of the text; with less of it nobody knows what it is about. */
  private static final int LEAST = 32;

  /** As it fits into so many columns; empty where what fits says too little. */
  Optional<String> in(int columns, Style style) {
    int least = Math.min(LEAST, Columns.of(text));
    if (least <= columns - hint.length()) {
      return Optional.of(cut(columns - hint.length(), style) + hint);
    }
    return least <= columns ? Optional.of(cut(columns, style)) : Optional.empty();
  }

  private String cut(int columns, Style style) {
    return new Style(false, style.unicode(), columns).cut(text);
  }
}
