package dev.simplecoder.app.repl;

import java.util.ArrayList;
import java.util.List;
import org.jline.reader.CompletingParsedLine;
import org.jline.reader.EOFError;
import org.jline.reader.ParsedLine;
import org.jline.reader.Parser;

/**
 * A message is words between blanks, nothing in it is quoted, and a backslash at its end asks for
 * another line.
 */
final class MessageParser implements Parser {

  @Override
  public ParsedLine parse(String line, int cursor, ParseContext context) {
    if (context == ParseContext.ACCEPT_LINE && asksForMore(line)) {
      throw new EOFError(-1, cursor, "another line");
    }
    List<String> words = new ArrayList<>();
    int wordIndex = 0;
    int wordCursor = 0;
    int at = 0;
    for (String word : line.split("\\s", -1)) {
      if (at <= cursor) {
        wordIndex = words.size();
        wordCursor = Math.min(cursor - at, word.length());
      }
      words.add(word);
      at += word.length() + 1;
    }
    return new Words(line, cursor, List.copyOf(words), wordIndex, wordCursor);
  }

  @Override
  public boolean isEscapeChar(char c) {
    return false;
  }

  /** The message of a line that was accepted: without the backslashes that asked for more. */
  static String message(String line) {
    return line.replace("\\\n", "\n");
  }

  private static boolean asksForMore(String line) {
    int backslashes = 0;
    while (backslashes < line.length() && line.charAt(line.length() - 1 - backslashes) == '\\') {
      backslashes++;
    }
    return backslashes % 2 == 1;
  }

  private record Words(String line, int cursor, List<String> words, int wordIndex, int wordCursor)
      implements CompletingParsedLine {

    @Override
    public String word() {
      return words.get(wordIndex);
    }

    @Override
    public CharSequence escape(CharSequence candidate, boolean complete) {
      return candidate;
    }

    @Override
    public int rawWordCursor() {
      return wordCursor;
    }

    @Override
    public int rawWordLength() {
      return word().length();
    }
  }
}
