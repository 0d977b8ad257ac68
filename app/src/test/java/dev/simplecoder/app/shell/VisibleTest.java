package dev.simplecoder.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

final class VisibleTest {

  @Test
  void showsEscapesInsteadOfObeyingThem() {
    assertEquals("\\x1b[31mred\\x1b[0m\\x07", Visible.text("\033[31mred\033[0m\007"));
  }

  @Test
  void showsWhatTurnsOrHidesText() {
    assertEquals(
        "\\u202egnp.exe \\u200b\\u{e0041}\\ufeff",
        Visible.text("\u202egnp.exe \u200b\udb40\udc41\ufeff"));
  }

  @Test
  void keepsLinesTabsAndEmoji() {
    assertEquals("a\tb\nc\n👩‍💻 é 漢", Visible.text("a\tb\r\nc\n👩‍💻 é 漢"));
  }

  @Test
  void putsOneLineOnOneLine() {
    assertEquals("a\\nb\\tc\\x0d", Visible.line("a\nb\tc\r"));
  }

  @Test
  void splittingATextChangesNothing() {
    long seed = 20260301;
    var random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      String text = Hostile.text(random);
      var visible = new Visible();
      var pieces = new StringBuilder();
      for (int at = 0; at < text.length(); ) {
        int end = Math.min(text.length(), at + 1 + random.nextInt(3));
        pieces.append(visible.next(text.substring(at, end)));
        at = end;
      }
      pieces.append(visible.end());
      assertEquals(Visible.text(text), pieces.toString(), "seed " + seed + ", case " + i);
    }
  }

  @Test
  void nothingHiddenIsLeft() {
    long seed = 20260302;
    var random = new Random(seed);
    for (int i = 0; i < 5000; i++) {
      String line = Visible.line(Hostile.text(random));
      assertTrue(
          line.codePoints().noneMatch(Visible::isHidden),
          "seed " + seed + ", case " + i + ": " + line);
    }
  }
}
