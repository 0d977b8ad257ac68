package dev.simplecoder.app.review;

import java.util.ArrayList;
import java.util.List;

/**
 * Splits a command as {@code $EDITOR} holds it into words: blanks separate, quotes of both kinds
 * and backslashes protect. Nothing is expanded.
 */
final class CommandWords {

  private CommandWords() {}

  static List<String> split(String command) {
    var words = new ArrayList<String>();
    var word = new StringBuilder();
    boolean inWord = false;
    char quote = 0;
    for (int i = 0; i < command.length(); i++) {
      char next = command.charAt(i);
      boolean more = i + 1 < command.length();
      if (next == '\\' && quote != '\'' && more) {
        word.append(command.charAt(++i));
        inWord = true;
      } else if (quote != 0) {
        if (next == quote) {
          quote = 0;
        } else {
          word.append(next);
        }
      } else if (next == '\'' || next == '"') {
        quote = next;
        inWord = true;
      } else if (!Character.isWhitespace(next)) {
        word.append(next);
        inWord = true;
      } else if (inWord) {
        words.add(word.toString());
        word.setLength(0);
        inWord = false;
      }
    }
    if (inWord) {
      words.add(word.toString());
    }
    return words;
  }
}
