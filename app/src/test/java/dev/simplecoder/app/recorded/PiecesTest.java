package dev.simplecoder.app.recorded;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class PiecesTest {

  @Test
  void wordsHaveTheirBlankAndLinesTheirIndentation() {
    assertEquals(
        List.of("def", " count", "(", "items", "):", "\n    ", "return", " len", "(", "items", ")"),
        Pieces.of("def count(items):\n    return len(items)"));
    assertEquals(List.of("remain", "der", " +=", " 1"), Pieces.of("remainder += 1"));
  }

  @Test
  void thePiecesOfAnyTextAreThatText() {
    long seed = new Random().nextLong();
    var random = new Random(seed);
    String alphabet = "ab_9 \t\n\r(=:'\"é漢\uD83D\uDE00\u0000";
    for (int round = 0; round < 500; round++) {
      String text =
          IntStream.range(0, random.nextInt(60))
              .map(_ -> alphabet.codePointAt(random.nextInt(alphabet.length())))
              .mapToObj(Character::toString)
              .collect(Collectors.joining());
      assertEquals(text, String.join("", Pieces.of(text)), () -> "seed " + seed);
    }
  }

  /** Else what asks would think that a part of its prompt was dropped. */
  @Test
  void aPieceIsNeverLongerThanAPromptsTokenMayBe() {
    assertTrue(
        Pieces.of("internationalization of !!!!!!!!!!!!!!! " + "x".repeat(100)).stream()
            .allMatch(piece -> piece.length() < 8));
  }
}
