package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.shell.Hostile;
import dev.simplecoder.app.shell.Visible;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ColumnsTest {

  @Test
  void countsWhatATerminalDraws() {
    assertEquals(3, Columns.of("abc"));
    assertEquals(4, Columns.of("漢字"));
    assertEquals(1, Columns.of("e\u0301"));
    assertEquals(2, Columns.of("😀"));
    assertEquals(2, Columns.of("👩‍💻"));
    assertEquals(2, Columns.of("\u2764\ufe0f"));
    assertEquals(2, Columns.of("한"));
    assertEquals(2, Columns.of("🇩🇪"));
  }

  @Test
  void cutsBeforeAWideCharacterThatDoesNotFit() {
    assertEquals("漢…", Columns.cut("漢字漢字", 4, "…"));
    assertEquals("ab...", Columns.cut("abcdefgh", 5, "..."));
    assertEquals("abc", Columns.cut("abc", 3, "…"));
    assertEquals("", Columns.cut("abc", 2, "..."));
  }

  @Test
  void aCutLineIsAPrefixThatFits() {
    long seed = 20260303;
    var random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      String line = Visible.line(Hostile.text(random));
      int limit = 1 + random.nextInt(30);
      String cut = Columns.cut(line, limit, "…");
      String message = "seed " + seed + ", case " + i + ": " + line + " at " + limit;
      assertTrue(Columns.of(cut) <= limit, message);
      assertTrue(cut.equals(line) || line.startsWith(cut.substring(0, cut.length() - 1)), message);
    }
  }
}
