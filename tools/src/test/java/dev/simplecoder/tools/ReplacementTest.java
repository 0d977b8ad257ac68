package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.TextFile;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ReplacementTest {

  private static final WorkspacePath PATH = new WorkspacePath("f");

  @Test
  void aUniqueSnippetIsReplacedAndNothingElse() throws BadArguments {
    for (long seed = 1; seed <= 2_000; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      List<String> lines = lines(random);
      int from = random.nextInt(lines.size());
      int to = from + 1 + random.nextInt(lines.size() - from);
      String mark = "unique" + seed;
      lines.set(from, " ".repeat(random.nextInt(5)) + mark);
      String put = "put\n  in" + random.nextInt(9);
      String before =
          lines.subList(0, from).stream().map(line -> line + "\n").reduce("", String::concat);
      String after =
          lines.subList(to, lines.size()).stream()
              .map(line -> "\n" + line)
              .reduce("", String::concat);
      String wanted = String.join("\n", lines.subList(from, to));
      Replacement done =
          Replacement.of(PATH, TextFile.created(String.join("\n", lines)), wanted, put);
      assertEquals(new Replacement(before + put + after, from + 1, from + 2), done, "seed " + seed);
    }
  }

  @Test
  void anotherIndentIsCarriedOverToTheNewText() throws BadArguments {
    for (long seed = 1; seed <= 2_000; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      String unit = random.nextBoolean() ? "\t" : "  ";
      String deep = unit.repeat(1 + random.nextInt(3));
      String text = "start\n" + deep + "if a:\n" + deep + unit + "b()\n\nend\n";
      String wanted = "if a:\n" + unit + "b()  \n";
      String expected = "start\n" + deep + "if c:\n\n" + deep + unit + "d()\n\nend\n";
      String message = "seed " + seed;
      assertEquals(expected, replaced(text, wanted, "if c:\n\n" + unit + "d()\n"), message);
      String deeper = deep + deep;
      String pushed = (deeper + wanted.strip()).replace("\n", "\n" + deeper);
      assertEquals(
          expected, replaced(text, pushed, deeper + "if c:\n\n" + deeper + unit + "d()"), message);
    }
  }

  @Test
  void whatIsNotIndentedUniformlyIsNotTakenForTheSame() {
    assertThrows(BadArguments.class, () -> replaced("  a\n    b\n", "a\nb", "c"));
    assertThrows(BadArguments.class, () -> replaced("a\nb\n", "  a\n  b", "c\n  d"));
  }

  @Test
  void severalPlacesAreNamed() {
    var refused = assertThrows(BadArguments.class, () -> replaced("x\ny\nx\n", "x", "z"));
    assertTrue(
        String.valueOf(refused.getMessage()).contains("2 times in f, at lines 1, 3"),
        refused.getMessage());
    assertThrows(BadArguments.class, () -> replaced("  x \n y\n  x\t\n", "  x\n", "z\n"));
  }

  @Test
  void numbersThatWereCopiedAreTakenOffOnlyWhereAllLinesHaveThem() throws BadArguments {
    assertEquals("a\nc\n", replaced("a\nb\n", "2|b", "2|c"));
    assertEquals("c\nd\n", replaced("a\nb\n", " 1|a\n 2|b\n", "c\nd\n"));
    assertEquals("1|c\n", replaced("1|b\n", "1|b", "1|c"));
    assertThrows(BadArguments.class, () -> replaced("a\nb\n", "1|a\nb", "c"));
    assertThrows(BadArguments.class, () -> replaced("a\nb\n", "1|a\n3|b", "c"));
  }

  @Test
  void untouchedLinesOfAMixedFileKeepTheirEnds() throws BadArguments {
    var mixed = new TextFile("a\r\nb\r\nc\n", TextFile.Encoding.UTF_8, TextFile.LineEnds.MIXED);
    assertEquals("a\r\nx\r\ny\r\nc\n", Replacement.of(PATH, mixed, "a\nb\n", "a\nx\ny\n").text());
  }

  @Test
  void linesCanBeTakenOut() throws BadArguments {
    assertEquals("a\nc\n", replaced("a\nb\nc\n", "b\n", ""));
    assertEquals("a\nc\n", replaced("a\n  b\nc\n", "b \n", ""));
  }

  private static String replaced(String text, String wanted, String put) throws BadArguments {
    return Replacement.of(PATH, TextFile.created(text), wanted, put).text();
  }

  private static List<String> lines(RandomGenerator random) {
    List<String> lines = new ArrayList<>();
    int count = 1 + random.nextInt(12);
    for (int i = 0; i < count; i++) {
      lines.add(List.of("a", "  b", "", "}", "  b", "\tc ", "dd").get(random.nextInt(7)));
    }
    return lines;
  }
}
