package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class UnifiedDiffTest {

  @Test
  void showsNewGoneAndUnendedFiles() {
    assertEquals(
        "diff --git a/x b/x\nnew file mode 100644\n--- /dev/null\n+++ b/x\n@@ -0,0 +1,2 @@\n+a\n+b\n",
        diff(null, "a\nb\n"));
    assertEquals(
        "diff --git a/x b/x\ndeleted file mode 100644\n--- a/x\n+++ /dev/null\n@@ -1 +0,0 @@\n-a\n",
        diff("a\n", null));
    assertEquals("diff --git a/x b/x\nnew file mode 100644\n", diff(null, ""));
    assertEquals("", diff("a\n", "a\n"));
    assertEquals(
        "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1 +1 @@\n-a\n+a\n\\ No newline at end of file\n",
        diff("a\n", "a"));
    assertEquals(
        "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,2 +1,2 @@\n-a\n+c\n b\n\\ No newline at end of file\n",
        diff("a\nb", "c\nb"));
  }

  @Test
  void farChangesGetHunksOfTheirOwn() {
    String before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
    assertEquals(
        "diff --git a/x b/x\n--- a/x\n+++ b/x\n@@ -1,4 +1,4 @@\n-1\n+one\n 2\n 3\n 4\n@@ -6,4 +6,5 @@\n 6\n 7\n 8\n+half\n 9\n",
        diff(before, "one\n2\n3\n4\n5\n6\n7\n8\nhalf\n9\n"));
  }

  @Test
  void aDiffAppliedGivesTheNewText() {
    for (long seed = 1; seed <= 2_000; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      String before = text(random);
      String after = text(random);
      assertEquals(after, applied(before, diff(before, after)), "seed " + seed);
    }
  }

  private static String text(RandomGenerator random) {
    var text = new StringBuilder();
    int lines = random.nextInt(30);
    for (int i = 0; i < lines; i++) {
      text.append(random.nextInt(4)).append('\n');
    }
    return text.toString();
  }

  private static String applied(String before, String diff) {
    List<String> old = before.lines().toList();
    List<String> result = new ArrayList<>();
    int at = 0;
    for (String line : diff.lines().skip(3).toList()) {
      if (line.startsWith("@@")) {
        String[] range = line.substring(4, line.indexOf(' ', 4)).split(",", -1);
        boolean none = range.length == 2 && range[1].equals("0");
        int first = Integer.parseInt(range[0]) - (none ? 0 : 1);
        result.addAll(old.subList(at, first));
        at = first;
      } else {
        at += line.startsWith("+") ? 0 : 1;
        if (!line.startsWith("-")) {
          result.add(line.substring(1));
        }
      }
    }
    result.addAll(old.subList(at, old.size()));
    return result.stream().map(line -> line + "\n").reduce("", String::concat);
  }

  private static String diff(@Nullable String before, @Nullable String after) {
    return UnifiedDiff.of(new FileChange(new WorkspacePath("x"), before, after));
  }
}
