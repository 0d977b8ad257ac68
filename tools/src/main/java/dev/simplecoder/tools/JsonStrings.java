package dev.simplecoder.tools;

import dev.simplecoder.tools.JsonMending.Unclear;
import java.util.HexFormat;
import java.util.SequencedSet;

/** Rewrites strings in whatever quotes, with whatever is in them. */
final class JsonStrings {

  private static final int HEX_DIGITS = 4;
  private static final int HEX = 16;

  private final JsonText text;
  private final StringBuilder json;
  private final SequencedSet<String> repairs;

  /** How many line ends the string has as they are, and whether it has some as escapes. */
  private int rawLines;

  private boolean hasEscapedLines;

  JsonStrings(JsonText text, StringBuilder json, SequencedSet<String> repairs) {
    this.text = text;
    this.json = json;
    this.repairs = repairs;
  }

  static boolean begins(char c) {
    return c == '"' || c == '\'' || isCurly(c);
  }

  /**
   * Rewrites the string that begins here.
   *
   * @param of what it is, for the case that it has no end
   */
  void rewrite(String of) throws Unclear {
    char quote = text.peek();
    String triple = String.valueOf(quote).repeat(3);
    boolean isTriple = text.startsWith(triple);
    if (isTriple) {
      repairs.add("a text in triple quotes");
      text.skip(2);
      if (text.ahead(2).endsWith(String.valueOf(quote))) {
        throw text.unclear(
            of
                + " begins with four quotes, so it is not clear which are its own. Write those as \\\"");
      }
    } else if (quote == '\'') {
      repairs.add("single quotes");
    } else if (quote != '"') {
      repairs.add("curly quotes");
    }
    text.next();
    json.append('"');
    rawLines = 0;
    hasEscapedLines = false;
    while (!(isTriple ? text.startsWith(triple) : closes(quote))) {
      if (text.isAtEnd()) {
        throw text.cutOff("inside " + of);
      }
      character(quote);
    }
    if (1 < rawLines && hasEscapedLines) {
      throw text.unclear(
          of
              + " has line ends both as they are and as \\n, so it is not clear what \\n is in it. Write"
              + " each line end as \\n, and a backslash as \\\\");
    }
    text.skip(isTriple ? triple.length() : 1);
    json.append('"');
  }

  private boolean closes(char quote) {
    return text.isAt(quote) || (isCurly(quote) && isCurly(text.peek()));
  }

  private void character(char quote) throws Unclear {
    char c = text.next();
    switch (c) {
      case '\\' -> backslash(quote);
      case '"' -> json.append("\\\"");
      case '\n' -> {
        rawLines++;
        raw("a raw line end in a text", "\\n");
      }
      case '\r' -> raw("a raw line end in a text", "\\r");
      case '\t' -> raw("a raw tab in a text", "\\t");
      default -> {
        if (c < ' ') {
          raw("a raw control character in a text", "\\u" + HexFormat.of().toHexDigits(c));
        } else {
          json.append(c);
        }
      }
    }
  }

  private void backslash(char quote) throws Unclear {
    char c = text.peek();
    if (text.isAtEnd()) {
      throw text.cutOff("behind a backslash");
    }
    if (c == '\'') {
      if (quote != '\'') {
        throw text.unclear(
            "\\' is no escape. Write ' as it is, or \\\\' for a backslash and a quote");
      }
      json.append(text.next());
    } else if (0 <= "\"\\/bfnrt".indexOf(c) || (c == 'u' && isHexAhead())) {
      hasEscapedLines = hasEscapedLines || c == 'n';
      json.append('\\').append(text.next());
    } else {
      raw("a single backslash", "\\\\");
    }
  }

  private boolean isHexAhead() {
    String ahead = text.ahead(1 + HEX_DIGITS);
    return ahead.length() == 1 + HEX_DIGITS
        && ahead.chars().skip(1).allMatch(c -> c < 128 && 0 <= Character.digit(c, HEX));
  }

  private void raw(String repair, String escaped) {
    repairs.add(repair);
    json.append(escaped);
  }

  private static boolean isCurly(char c) {
    return c == '\u201c' || c == '\u201d' || c == '\u201e';
  }
}
