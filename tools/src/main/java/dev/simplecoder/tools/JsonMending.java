package dev.simplecoder.tools;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.SequencedSet;
import java.util.regex.Pattern;

/**
 * Rewrites JSON as models write it to JSON as it should be, wherever that can mean one thing only.
 * Reads each character once.
 */
final class JsonMending {

  private static final int DEEPEST = 100;
  private static final String FENCE = "```";
  private static final Pattern NUMBER =
      Pattern.compile("-?(?:0|[1-9][0-9]*)(?:\\.[0-9]+)?(?:[eE][+-]?[0-9]+)?");

  private static final Map<String, String> PYTHON =
      Map.of("True", "true", "False", "false", "None", "null");

  private final JsonText text;
  private final StringBuilder json = new StringBuilder();
  private final SequencedSet<String> repairs = new LinkedHashSet<>();
  private final JsonStrings strings;

  /** What is to close the objects and lists that are open, innermost first. */
  private final Deque<Character> closes = new ArrayDeque<>();

  /** Whether what was read last may have gone on, had the text not ended. */
  private boolean endsOpen;

  private JsonMending(String text) {
    this.text = new JsonText(text);
    this.strings = new JsonStrings(this.text, json, repairs);
  }

  /** The JSON that was meant. */
  static Mended of(String text) throws Unclear {
    var mending = new JsonMending(text);
    mending.whole();
    return new Mended(mending.json.toString(), String.join(", ", mending.repairs));
  }

  /**
   * Well-formed JSON.
   *
   * @param repair what was mended; empty if nothing was
   */
  record Mended(String json, String repair) {}

  /** The text means nothing, or may mean more than one thing. */
  static final class Unclear extends Exception {

    private static final long serialVersionUID = 1L;

    Unclear(String message) {
      super(message);
    }
  }

  private void whole() throws Unclear {
    space();
    fence();
    value("the text");
    space();
    while (text.isAt('}') || text.isAt(']')) {
      repairs.add("a bracket too many");
      text.next();
      space();
    }
    fence();
    if (!text.isAtEnd()) {
      throw text.unclear("something follows the JSON. Send one JSON object and nothing else");
    }
  }

  private void fence() {
    if (text.startsWith(FENCE)) {
      repairs.add("a fence around it");
      text.skipLine();
      space();
    }
  }

  private void value(String name) throws Unclear {
    char c = text.peek();
    if (text.isAtEnd()) {
      throw text.cutOff("where a value was to come");
    }
    endsOpen = false;
    if (c == '{') {
      members('}');
    } else if (c == '[') {
      members(']');
    } else if (JsonStrings.begins(c)) {
      strings.rewrite(name);
    } else {
      word();
    }
  }

  private void members(char close) throws Unclear {
    if (closes.size() == DEEPEST) {
      throw text.unclear("it is nested too deeply");
    }
    closes.push(close);
    json.append(text.next());
    endsOpen = true;
    space();
    boolean more = !closed(close);
    while (more) {
      if (close == '}') {
        name();
      } else {
        value("a text in the list");
      }
      space();
      more = !closed(close) && comma(close);
    }
    json.append(close);
    closes.pop();
  }

  /** Whether no member follows, be it that the closing bracket is left out. */
  private boolean closed(char close) throws Unclear {
    if (text.isAt(close)) {
      text.next();
      endsOpen = false;
      return true;
    }
    if (text.isAtEnd() && endsOpen) {
      throw text.cutOff("before the " + close + " at the end");
    }
    boolean missing = text.isAtEnd() || closesOther(text.peek());
    if (missing) {
      repairs.add("a missing " + close);
    }
    return missing;
  }

  private boolean closesOther(char c) {
    return (c == '}' || c == ']') && closes.contains(c);
  }

  /** Whether there is another member behind the comma. */
  private boolean comma(char close) throws Unclear {
    if (!text.isAt(',')) {
      throw text.unclear(
          "a comma or "
              + close
              + " was expected. If a text has quotes in it, write each as \\\", and a backslash as \\\\");
    }
    text.next();
    space();
    if (text.isAtEnd()) {
      throw text.cutOff("behind a comma");
    }
    if (text.isAt(close)) {
      text.next();
      repairs.add("a trailing comma");
      return false;
    }
    json.append(',');
    return true;
  }

  private void name() throws Unclear {
    int start = json.length();
    if (JsonStrings.begins(text.peek())) {
      strings.rewrite("a name");
    } else {
      String bare = text.word();
      if (bare.isEmpty() || NUMBER.matcher(bare).matches()) {
        throw text.unclear("a name in quotes was expected");
      }
      repairs.add("a name without quotes");
      json.append('"').append(bare).append('"');
    }
    String name = json.substring(start);
    space();
    if (text.isAtEnd()) {
      throw text.cutOff("behind " + name);
    }
    if (!text.isAt(':')) {
      throw text.unclear("a colon was expected behind " + name);
    }
    text.next();
    json.append(':');
    space();
    value("the text of " + name);
  }

  private void word() throws Unclear {
    String word = text.word();
    String meant = PYTHON.getOrDefault(word, word);
    boolean isNumber = NUMBER.matcher(word).matches();
    if (!isNumber && !PYTHON.containsValue(meant)) {
      throw text.isAtEnd()
          ? text.cutOff("within a value")
          : text.unclear("a value was expected: a text in quotes, a number, true, false or null");
    }
    if (!meant.equals(word)) {
      repairs.add("Python's " + word);
    }
    endsOpen = isNumber;
    json.append(meant);
  }

  private void space() {
    text.skipSpace();
    while (text.startsWith("//") || text.startsWith("/*") || text.isAt('#')) {
      repairs.add("a comment");
      if (text.startsWith("/*")) {
        text.skipBehind("*/");
      } else {
        text.skipLine();
      }
      text.skipSpace();
    }
  }
}
