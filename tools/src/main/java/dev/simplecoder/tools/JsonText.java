package dev.simplecoder.tools;

import dev.simplecoder.tools.JsonMending.Unclear;

/** A text that is read once from its beginning to its end, and that says where it is unclear. */
final class JsonText {

  private static final char END = 0;

  private final String text;
  private int at;

  JsonText(String text) {
    this.text = text;
  }

  boolean isAtEnd() {
    return at == text.length();
  }

  boolean isAt(char c) {
    return at < text.length() && text.charAt(at) == c;
  }

  boolean startsWith(String next) {
    return text.startsWith(next, at);
  }

  /** What comes next, which is left there. */
  char peek() {
    return isAtEnd() ? END : text.charAt(at);
  }

  char next() {
    char c = peek();
    at = Math.min(text.length(), at + 1);
    return c;
  }

  /** Takes letters, digits and what numbers have. */
  String word() {
    int from = at;
    while (!isAtEnd() && (Character.isLetterOrDigit(peek()) || 0 <= "_-+.$".indexOf(peek()))) {
      at++;
    }
    return text.substring(from, at);
  }

  /** The next characters, or fewer at the end. */
  String ahead(int characters) {
    return text.substring(at, Math.min(text.length(), at + characters));
  }

  void skip(int characters) {
    at = Math.min(text.length(), at + characters);
  }

  void skipLine() {
    int end = text.indexOf('\n', at);
    at = end < 0 ? text.length() : end;
  }

  /** Skips to behind {@code mark}, or to the end. */
  void skipBehind(String mark) {
    int found = text.indexOf(mark, at);
    at = found < 0 ? text.length() : found + mark.length();
  }

  void skipSpace() {
    while (!isAtEnd() && (Character.isWhitespace(peek()) || peek() == '\uFEFF')) {
      at++;
    }
  }

  /** What is unclear here, in words for the model. */
  Unclear unclear(String what) {
    int line = 1;
    int lineStart = 0;
    for (int i = 0; i < at; i++) {
      if (text.charAt(i) == '\n') {
        line++;
        lineStart = i + 1;
      }
    }
    return new Unclear(
        "not valid JSON at line " + line + ", column " + (at - lineStart + 1) + ": " + what + ".");
  }

  /** It ends too early to be sure of anything. */
  Unclear cutOff(String where) {
    return unclear(
        "it is cut off "
            + where
            + ". Nothing was done. Send the whole call again; if a text is long, send less at a time");
  }
}
