package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WrittenLinesTest {

  private static final String BEFORE = "one\ntwo\nthree\n";
  private static final String AFTER = "one\nTWO\nthree\nfour\n";

  private static WrittenLines written(@Nullable String before, String after) {
    return new WrittenLines(new FileChange(new WorkspacePath("a.txt"), before, after));
  }

  @Test
  void linesAndCharactersAreCounted() {
    WrittenLines lines = written(BEFORE, AFTER);
    assertEquals(2, lines.added());
    assertEquals(1, lines.removed());
    assertEquals(2, lines.places());
    assertEquals("TWO\nfour\n".length(), lines.characters());
  }

  @Test
  void whatIsUntouchedSurvivesWholeAndWhatIsTakenBackNot() {
    WrittenLines lines = written(BEFORE, AFTER);
    assertEquals(1, lines.survival(AFTER));
    assertEquals(1, lines.survival("zero\n" + AFTER + "five\n"));
    assertEquals(0, lines.survival(null));
    assertEquals(0, written(null, "x\ny\n").survival(""));
    assertEquals(1 / 9.0, lines.survival(BEFORE), 1e-12);
    assertEquals(1, written("x\n", "").survival("anything\n"));
  }

  @Test
  void ofALineThatIsEditedTheRestSurvives() {
    WrittenLines lines = written("", "return a + b\n");
    assertEquals(1 - 1 / 13.0, lines.survival("return a - b\n"), 1e-12);
    assertEquals(1 - 4 / 17.0, lines.survival("    return a + b\n"), 1e-12);
  }

  @Test
  void aLongTextIsComparedByLines() {
    var text = new StringBuilder();
    for (int i = 0; i < 1_000; i++) {
      text.append("line ").append(1_000 + i).append('\n');
    }
    String half = text.substring(0, text.length() / 2);
    assertEquals(0.5, written(null, text.toString()).survival(half), 0.001);
  }

  @Test
  void aShareIsAShareWhateverBecomesOfTheFile() {
    long seed = 20261121;
    var random = new Random(seed);
    for (int i = 0; i < 300; i++) {
      WrittenLines lines = written(text(random), text(random));
      double share = lines.survival(text(random));
      assertTrue(0 <= share && share <= 1, "seed " + seed + ", " + i + ": " + share);
    }
  }

  private static String text(Random random) {
    var text = new StringBuilder();
    int lines = random.nextInt(8);
    for (int i = 0; i < lines; i++) {
      text.append((char) ('a' + random.nextInt(3))).append('\n');
    }
    return text.toString();
  }
}
