package dev.simplecoder.tools;

import java.io.IOException;
import java.io.Reader;
import java.util.ArrayList;
import java.util.List;

/**
 * Some lines of a text of any size, read without holding more than what is shown.
 *
 * @param more whether lines follow
 */
record LineWindow(List<Line> lines, boolean more) {

  /**
   * A line, or its beginning.
   *
   * @param leftOut characters of it that are not in {@code text}
   */
  record Line(int number, String text, long leftOut) {

    /** As a model sees it; what is said about it stands on a line of its own. */
    String numbered() {
      String note =
          leftOut == 0
              ? ""
              : "\n[" + leftOut + " more characters of line " + number + " are not shown]";
      return number + "|" + text + note;
    }
  }

  LineWindow {
    lines = List.copyOf(lines);
  }

  /**
   * From {@code first} to {@code last} or to where the limits end it; one line at least, if there
   * is one.
   */
  static LineWindow of(Reader in, int first, int last, Limits limits) throws IOException {
    var cursor = new Cursor(in, limits.lineCharacters());
    List<Line> lines = new ArrayList<>();
    int characters = 0;
    while (cursor.next()) {
      if (cursor.number < first) {
        continue;
      }
      Line line = cursor.line();
      characters += line.numbered().length() + 1;
      boolean full = !lines.isEmpty() && limits.characters() < characters;
      if (full || last < line.number()) {
        return new LineWindow(lines, true);
      }
      lines.add(line);
    }
    return new LineWindow(lines, false);
  }

  static int count(String text) throws IOException {
    var cursor = new Cursor(Reader.of(text), 0);
    while (cursor.next()) {
      // Only the number of the last line counts.
    }
    return cursor.number;
  }

  /** Goes from line to line, whatever they end with. */
  private static final class Cursor {
    private final Reader in;
    private final int kept;
    private final char[] buffer = new char[1 << 15];
    private final StringBuilder text = new StringBuilder();
    private int from;
    private int to;
    private boolean afterReturn;
    private int number;
    private long leftOut;

    Cursor(Reader in, int kept) {
      this.in = in;
      this.kept = kept;
    }

    /** Whether there is a next line; a line end at the end of the text begins none. */
    boolean next() throws IOException {
      text.setLength(0);
      leftOut = 0;
      boolean any = false;
      while (filled()) {
        char c = buffer[from++];
        if (c == '\n' && afterReturn) {
          afterReturn = false;
          continue;
        }
        any = true;
        afterReturn = c == '\r';
        if (c == '\n' || c == '\r') {
          break;
        }
        keep(c);
      }
      number += any ? 1 : 0;
      return any;
    }

    Line line() {
      return new Line(number, text.toString(), leftOut);
    }

    private void keep(char c) {
      if (text.length() < kept) {
        text.append(c);
      } else {
        leftOut++;
      }
    }

    private boolean filled() throws IOException {
      if (from == to) {
        from = 0;
        to = Math.max(0, in.read(buffer));
      }
      return from < to;
    }
  }
}
