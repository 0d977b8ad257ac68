package dev.simplecoder.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class OneLineTest {

  @Test
  void whatMovesTheCursorOrTurnsTheTextIsWrittenOut() {
    assertEquals(
        "a\\u000ab\\u001b[2Jc\\u202ed\\u2028e\\ud800",
        OneLine.of("a\nb\u001b[2Jc\u202ed\u2028e\ud800"));
  }

  @Test
  void whatIsReadableStays() {
    assertEquals("größe 木 🙂", OneLine.of("größe 木 🙂"));
  }
}
