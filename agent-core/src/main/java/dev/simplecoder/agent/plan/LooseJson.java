package dev.simplecoder.agent.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Reads what was meant as JSON, up to where the text ends: commas may lack or abound, strings may
 * have line ends in them, and what is open at the end counts as closed. Never fails; what is no
 * object and no list is text.
 */
final class LooseJson {

  private static final int MOST_NESTING = 16;
  private static final String BETWEEN = ",:";

  private final String text;
  private int at;

  private LooseJson(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /** A {@code Map} with texts as keys, a {@code List} or a {@code String}, of such in turn. */
  static Object read(String text, int from) {
    return new LooseJson(text, from).value(0);
  }

  private Object value(int depth) {
    skip();
    char c = at < text.length() ? text.charAt(at) : ' ';
    if (depth < MOST_NESTING && c == '{') {
      return object(depth);
    }
    if (depth < MOST_NESTING && c == '[') {
      return list(depth);
    }
    return c == '"' || c == '\'' ? string(c) : bare();
  }

  private Map<String, Object> object(int depth) {
    Map<String, Object> fields = new LinkedHashMap<>();
    at++;
    while (!isAtEndOf('}')) {
      int before = at;
      String name = String.valueOf(value(MOST_NESTING));
      fields.putIfAbsent(name, value(depth + 1));
      at = Math.max(at, before + 1);
    }
    return fields;
  }

  private List<Object> list(int depth) {
    List<Object> items = new ArrayList<>();
    at++;
    while (!isAtEndOf(']')) {
      int before = at;
      items.add(value(depth + 1));
      at = Math.max(at, before + 1);
    }
    return items;
  }

  /** Takes the end; a text that is over ends everything. */
  private boolean isAtEndOf(char end) {
    skip();
    if (at < text.length() && text.charAt(at) == end) {
      at++;
      return true;
    }
    return text.length() <= at;
  }

  private String string(char quote) {
    var read = new StringBuilder();
    at++;
    while (at < text.length() && text.charAt(at) != quote) {
      char c = text.charAt(at);
      if (c == '\\' && at + 1 < text.length()) {
        at++;
        read.append(unescaped(text.charAt(at)));
      } else {
        read.append(c);
      }
      at++;
    }
    at = Math.min(at + 1, text.length());
    return read.toString();
  }

  private static char unescaped(char c) {
    return switch (c) {
      case 'n', 'r' -> '\n';
      case 't' -> '\t';
      default -> c;
    };
  }

  private String bare() {
    int start = at;
    while (at < text.length() && "{}[],:\"\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at).strip();
  }

  private void skip() {
    while (at < text.length()
        && (Character.isWhitespace(text.charAt(at)) || 0 <= BETWEEN.indexOf(text.charAt(at)))) {
      at++;
    }
  }
}
