package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.tools.LineWindow.Line;
import java.io.IOException;
import java.io.Reader;
import java.util.List;
import org.junit.jupiter.api.Test;

class LineWindowTest {

  private static final Limits LIMITS = new Limits(1_000, 20, 1, 1);

  @Test
  void linesMayEndInAnyWay() throws IOException {
    assertEquals(
        new LineWindow(
            List.of(
                new Line(1, "a", 0), new Line(2, "", 0), new Line(3, "b", 0), new Line(4, "c", 0)),
            false),
        LineWindow.of(Reader.of("a\r\n\rb\nc"), 1, 9, LIMITS));
    assertEquals(3, LineWindow.count("a\r\nb\rc\n"));
    assertEquals(0, LineWindow.count(""));
    assertEquals(1, LineWindow.count("\n"));
  }

  @Test
  void ofATextWithoutEndOnlyTheWindowIsRead() throws IOException {
    var endless = new Endless("0123456789\n");
    LineWindow window = LineWindow.of(endless, 1000, 1001, LIMITS);
    assertEquals(
        new LineWindow(
            List.of(new Line(1000, "0123456789", 0), new Line(1001, "0123456789", 0)), true),
        window);
    assertTrue(endless.given < 100_000, "read " + endless.given);
  }

  @Test
  void ofAHugeLineOnlyTheBeginningIsKept() throws IOException {
    var endless = new Endless("x");
    endless.limit = 30_000_000L;
    assertEquals(
        new LineWindow(List.of(new Line(1, "x".repeat(20), 29_999_980L)), false),
        LineWindow.of(endless, 1, 1, LIMITS));
  }

  /** Repeats a text. */
  private static final class Endless extends Reader {
    private final String text;
    private long limit = Long.MAX_VALUE;
    private long given;

    Endless(String text) {
      this.text = text;
    }

    @Override
    public int read(char[] buffer, int offset, int length) {
      int count = (int) Math.min(length, limit - given);
      for (int i = 0; i < count; i++) {
        buffer[offset + i] = text.charAt((int) ((given + i) % text.length()));
      }
      given += count;
      return count == 0 && 0 < length ? -1 : count;
    }

    @Override
    public void close() {}
  }
}
