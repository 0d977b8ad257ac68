package dev.simplecoder.agent.dialect;

/**
 * Finds where a JSON object or array ends, however badly it is written within. Reads each character
 * once, in as many pieces as they come.
 */
final class JsonExtent {

  private int depth;
  private char quote;
  private boolean escaped;
  private char before = ' ';

  /** Whether a text may begin a JSON object or array here. */
  static boolean begins(CharSequence text, int at) {
    return at < text.length() && (text.charAt(at) == '{' || text.charAt(at) == '[');
  }

  boolean isComplete() {
    return depth == 0 && before != ' ';
  }

  boolean isInString() {
    return quote != 0;
  }

  /**
   * Reads on.
   *
   * @return where the value ends in this piece, which is its length as long as it goes on
   */
  int take(CharSequence text, int from) {
    int at = from;
    while (at < text.length()) {
      take(text.charAt(at));
      at++;
      if (isComplete()) {
        return at;
      }
    }
    return at;
  }

  private void take(char c) {
    if (quote != 0) {
      boolean ends = c == quote && !escaped;
      escaped = c == '\\' && !escaped;
      if (ends) {
        quote = 0;
      }
      return;
    }
    switch (c) {
      case '{', '[' -> depth++;
      case '}', ']' -> depth--;
      case '"' -> quote = c;
      case '\'' -> quote = isPunctuation(before) ? c : quote; // elsewhere an apostrophe
      default -> {}
    }
    if (!Character.isWhitespace(c)) {
      before = c;
    }
  }

  private static boolean isPunctuation(char c) {
    return c == '{' || c == '[' || c == ',' || c == ':';
  }
}
