package dev.simplecoder.app.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.render.Style;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HintedLineTest {

  private static final HintedLine LINE =
      new HintedLine("  next? add a test for parse() in test_calc.py", "   (n takes it)");

  private static Optional<String> in(int columns) {
    return LINE.in(columns, Style.PLAIN);
  }

  @Test
  void theHintGivesWayBeforeTheTextCannotBeReadAndThenNothingIsShown() {
    assertEquals(
        Optional.of("  next? add a test for parse() in test_calc.py   (n takes it)"), in(80));
    assertEquals(Optional.of("  next? add a test for parse() i…   (n takes it)"), in(48));
    assertEquals(Optional.of("  next? add a test for parse() in test_calc.py"), in(46));
    assertEquals(Optional.of("  next? add a test for parse() i…"), in(33));
    assertEquals(Optional.empty(), in(31));
    assertEquals(Optional.empty(), in(0));
  }

  @Test
  void aShortTextNeedsNoMoreThanItsOwnRoom() {
    var brief = new HintedLine("  next? add a test", "   (n takes it)");
    assertEquals(Optional.of("  next? add a test"), brief.in(20, Style.PLAIN));
  }
}
