package dev.simplecoder.app.markdown;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.render.Columns;
import dev.simplecoder.app.render.Style;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class MarkdownStreamTest {

  private static final String REPLY =
      """
      # The parser

      It reads **lines** of `text`, see [the guide](https://example.org/guide), and *never* a tree; this sentence is long enough to be broken.
      Soft breaks are blanks.


      1. first
      2. second, with more words than a narrow terminal has columns for
         - nested
         - deeper

           still the nested item

      - 日本語のテキスト and 🚀 emoji
      - plain

      ```python
      def f(x):  # doubles
          return "a # b" + str(2 * x)
      ```

      | name | what it does |
      |------|--------------|
      | `f`  | doubles      |
      | g    | nothing at all |

      > quoted **words**

      ---
      <b>html</b> &lt; and &#27;[31m
      """;

  @Test
  void drawsEveryKindOfBlock() {
    Golden.check("markdown/plain.txt", drawn(REPLY, new Style(false, true, 60)));
  }

  @Test
  void fitsANarrowTerminal() {
    String narrow = drawn(REPLY, new Style(false, true, 30));
    Golden.check("markdown/narrow.txt", narrow);
    narrow
        .lines()
        .filter(line -> !line.startsWith("  ")) // code is as it is
        .forEach(line -> assertTrue(Columns.of(line) < 30, line));
  }

  @Test
  void coloursWhatHasALook() {
    String coloured = drawn(REPLY, new Style(true, true, 60));
    Golden.check("markdown/coloured.txt", coloured.replace('\033', '^'));
  }

  @Test
  void noCharacterReferenceReachesTheTerminalAsAControlSequence() {
    String drawn = drawn("a &#27;[2J b `&#x9b;` ![&#7;](x)\n", new Style(false, true, 60));
    assertFalse(drawn.chars().anyMatch(it -> it != '\n' && Character.isISOControl(it)), drawn);
  }

  @Test
  void isTheSameHoweverItComesInPieces() {
    long seed = 20261121;
    var random = new Random(seed);
    Style style = new Style(true, true, 50);
    String whole = drawn(REPLY, style);
    for (int round = 0; round < 200; round++) {
      var stream = new MarkdownStream(style);
      var drawn = new StringBuilder();
      for (int at = 0; at < REPLY.length(); ) {
        int end = Math.min(REPLY.length(), at + 1 + random.nextInt(40));
        drawn.append(stream.next(REPLY.substring(at, end)));
        at = end;
      }
      assertEquals(whole, drawn.append(stream.end()).toString(), "seed " + seed);
    }
  }

  @Test
  void whatIsDrawnConsistsOfWholeLinesAndCodeComesAtOnce() {
    var stream = new MarkdownStream(Style.PLAIN);
    assertEquals("", stream.next("A paragraph that"));
    assertEquals("", stream.next(" goes on\n"));
    assertEquals("A paragraph that goes on\n\n", stream.next("\n```\nint "));
    assertEquals("  int x;\n", stream.next("x;\nreturn"));
    assertEquals("  return\n", stream.end());
    assertEquals("", stream.end());
  }

  private static String drawn(String reply, Style style) {
    var stream = new MarkdownStream(style);
    return stream.next(reply) + stream.end();
  }
}
