package dev.simplecoder.app.shell;

import org.jspecify.annotations.Nullable;

/**
 * Makes text of others safe to show: what would steer a terminal or hide from the reader becomes a
 * visible escape such as {@code \x1b} or {@code \u202e}.
 *
 * <p>One instance reads one stream of pieces; a pair of surrogates or a line end may be split
 * between two of them.
 */
public final class Visible {

  private static final int ZERO_WIDTH_NON_JOINER = 0x200c;
  private static final int ZERO_WIDTH_JOINER = 0x200d;

  /** The last character of the piece before, where its meaning depends on the next. */
  private @Nullable Character held;

  /** Several lines: line ends and tabs stay. */
  public static String text(String untrusted) {
    var visible = new Visible();
    return visible.next(untrusted) + visible.end();
  }

  /** One line: line ends and tabs are escaped too. */
  public static String line(String untrusted) {
    return text(untrusted).replace("\n", "\\n").replace("\t", "\\t");
  }

  /** The next piece, as far as it can be shown. */
  public String next(String piece) {
    String text = held == null ? piece : held + piece;
    held = null;
    if (text.isEmpty()) {
      return text;
    }
    char last = text.charAt(text.length() - 1);
    if (Character.isHighSurrogate(last) || last == '\r') {
      held = last;
      text = text.substring(0, text.length() - 1);
    }
    return escaped(text);
  }

  /** What was held back for a piece that did not come. */
  public String end() {
    String rest = held == null ? "" : escaped(held.toString());
    held = null;
    return rest;
  }

  /** Whether a character steers a terminal or cannot be seen. */
  public static boolean isHidden(int codePoint) {
    return switch (Character.getType(codePoint)) {
      case Character.CONTROL,
          Character.SURROGATE,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          true;
      case Character.FORMAT -> codePoint != ZERO_WIDTH_NON_JOINER && codePoint != ZERO_WIDTH_JOINER;
      default ->
          0xe0000 <= codePoint && codePoint < 0xe1000; // tags and selectors that smuggle text
    };
  }

  private static String escaped(String text) {
    var shown = new StringBuilder(text.length());
    int length = text.length();
    for (int i = 0; i < length; ) {
      int codePoint = text.codePointAt(i);
      i += Character.charCount(codePoint);
      if (codePoint == '\r' && i < length && text.charAt(i) == '\n') {
        continue;
      }
      if (codePoint == '\n' || codePoint == '\t' || !isHidden(codePoint)) {
        shown.appendCodePoint(codePoint);
      } else {
        shown.append(escape(codePoint));
      }
    }
    return shown.toString();
  }

  private static String escape(int codePoint) {
    if (codePoint < 0x100) {
      return String.format("\\x%02x", codePoint);
    }
    return codePoint < 0x10000
        ? String.format("\\u%04x", codePoint)
        : String.format("\\u{%x}", codePoint);
  }
}
