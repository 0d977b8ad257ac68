package dev.simplecoder.app.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.render.Style;
import org.junit.jupiter.api.Test;

class HintedLineTest {

  private static final HintedLine LINE =
      new HintedLine("  next? add a test for parse() in test_calc.py", "   (n takes it)");

  private static String in(int columns) {
    return LINE.in(columns, Style.PLAIN);
  }

  @Test
  void theHintGivesWayBeforeTheTextCannotBeRead() {
    assertEquals("  next? add a test for parse() in test_calc.py   (n takes it)", in(80));
    assertEquals("  next? add a test for parse() i…   (n takes it)", in(48));
    assertEquals("  next? add a test for parse() in test_calc.py", in(46));
    assertEquals("  next? add a test for parse() i…", in(33));
  }

  @Test
  void aShortTextNeedsNoMoreThanItsOwnRoom() {
    var brief = new HintedLine("  next? add a test", "   (n takes it)");
    assertEquals("  next? add a test", brief.in(20, Style.PLAIN));
  }
}
