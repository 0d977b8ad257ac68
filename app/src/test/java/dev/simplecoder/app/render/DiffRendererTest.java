package dev.simplecoder.app.render;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.golden.Golden;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

final class DiffRendererTest {

  private static final Style COLOURED = new Style(true, true, 80);

  @Test
  void coloursAndCounts() {
    String drawn =
        String.join("\n", new DiffRenderer(COLOURED, Integer.MAX_VALUE).lines(Scenes.DIFF));
    Golden.check("diff/coloured.txt", drawn.replace("\033", "␛") + "\n");
  }

  @Test
  void showsWhatAFileWouldHide() {
    String diff = "--- /dev/null\n+++ b/x\n@@ -0,0 +1 @@\n+ok\033[2K\u202egnp\r\n";
    assertEquals(
        List.of(
            "--- /dev/null",
            "+++ b/x",
            "@@ -0,0 +1 @@",
            "+ok\\x1b[2K\\u202egnp\\x0d",
            "1 file, +1 −0"),
        new DiffRenderer(Style.PLAIN, Integer.MAX_VALUE).lines(diff));
  }

  @Test
  void gitsOwnHeaderIsNotShownButForAFileWithoutLines() {
    String diff =
        """
        diff --git a/pkg/__init__.py b/pkg/__init__.py
        new file mode 100644
        diff --git a/x b/x
        new file mode 100644
        --- /dev/null
        +++ b/x
        @@ -0,0 +1 @@
        +diff --git a/no b/header
        diff --git a/last b/last
        new file mode 100644
        """;
    assertEquals(
        List.of(
            "b/pkg/__init__.py (empty)",
            "--- /dev/null",
            "+++ b/x",
            "@@ -0,0 +1 @@",
            "+diff --git a/no b/header",
            "b/last (empty)",
            "  pkg/__init__.py  +0 −0",
            "  x                +1 −0",
            "  last             +0 −0",
            "3 files, +1 −0"),
        new DiffRenderer(Style.PLAIN, Integer.MAX_VALUE).lines(diff));
  }

  @Test
  void countsWhatIsAboveTheLimit() {
    String lines =
        IntStream.range(0, 1243).mapToObj(i -> "+" + i).collect(Collectors.joining("\n"));
    String diff = "--- /dev/null\n+++ b/x\n@@ -0,0 +1,1243 @@\n" + lines + "\n";
    assertEquals(
        List.of(
            "--- /dev/null",
            "+++ b/x",
            "@@ -0,0 +1,1243 @@",
            "+0",
            "+1",
            "+2",
            "... 1,240 more lines",
            "1 file, +1,243 -0"),
        new DiffRenderer(new Style(false, false, 80), 6).lines(diff));
  }
}
