package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class ChangePartsTest {

  private static final WorkspacePath PATH = new WorkspacePath("a.txt");

  @Test
  void eachHunkIsADiffOfItsOwn() {
    String before = numbers(30);
    String after = before.replace("2\n3\n", "two\n3\n").replace("28\n", "28\nand a half\n");
    var parts = new ChangeParts(new FileChange(PATH, before, after));
    String whole = UnifiedDiff.of(new FileChange(PATH, before, after));
    List<String> diffs = parts.diffs();
    assertEquals(2, diffs.size());
    String head = whole.substring(0, whole.indexOf("@@"));
    assertEquals(whole, diffs.getFirst() + diffs.getLast().substring(head.length()));
    assertEquals(before, parts.text(Set.of()));
    assertEquals(after, parts.text(Set.of(0, 1)));
    assertEquals(before.replace("28\n", "28\nand a half\n"), parts.text(Set.of(1)));
  }

  @Test
  void aFileThatComesOrGoesIsOnePart() {
    assertEquals(1, new ChangeParts(new FileChange(PATH, null, numbers(40))).diffs().size());
    assertEquals(1, new ChangeParts(new FileChange(PATH, numbers(40), null)).diffs().size());
  }

  @Test
  void allHunksAreTheNewTextAndNoneTheOldWhateverTheTexts() {
    long seed = 20261121;
    var random = new Random(seed);
    for (int round = 0; round < 500; round++) {
      String before = text(random);
      String after = text(random);
      String message = "seed " + seed + ", round " + round;
      var parts = new ChangeParts(new FileChange(PATH, before, after));
      Set<Integer> all =
          IntStream.range(0, 100).boxed().collect(Collectors.toCollection(HashSet::new));
      assertEquals(after, parts.text(all), message);
      assertEquals(before, parts.text(Set.of()), message);
    }
  }

  private static String numbers(int last) {
    return IntStream.rangeClosed(1, last).mapToObj(it -> it + "\n").collect(Collectors.joining());
  }

  private static String text(Random random) {
    String lines =
        random
            .ints(random.nextInt(40), 0, 4)
            .mapToObj(it -> "line " + it)
            .collect(Collectors.joining("\n"));
    return lines.isEmpty() || random.nextBoolean() ? lines : lines + "\n";
  }
}
