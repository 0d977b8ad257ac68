package dev.simplecoder.app.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

final class PastesTest {

  private final Pastes pastes = new Pastes();

  @Test
  void aWordStandsForALongTextUntilTheLineIsTaken() {
    String text = "line\n".repeat(5_000);
    String word = pastes.keep(text);
    assertEquals("[pasted 5,000 lines]", word);
    assertEquals("see " + text + "!", pastes.whole("see " + word + "!"));
  }

  @Test
  void otherTextsOfTheSameLengthHaveOtherWords() {
    String first = "a\n".repeat(9);
    String second = "b\n".repeat(9);
    assertEquals("[pasted 9 lines]", pastes.keep(first));
    assertEquals("[pasted 9 lines, 2]", pastes.keep(second));
    assertEquals("[pasted 9 lines]", pastes.keep(first));
    assertEquals(second + first, pastes.whole("[pasted 9 lines, 2][pasted 9 lines]"));
  }

  @Test
  void aShortTextStandsForItself() {
    assertEquals("a\nb\n", pastes.keep("a\nb\n"));
    assertEquals("a\nb", Pastes.shown("a\nb"));
  }
}
