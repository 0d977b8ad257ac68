package dev.simplecoder.tools;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;

/**
 * Lists and searches 100,000 files of about 4 KB in a folder that is given; run by hand, with a
 * small -Xmx.
 */
final class BenchmarkLargeRepository {

  private BenchmarkLargeRepository() {}

  static void main(String[] arguments) throws Exception {
    Path root = Path.of(arguments[0]);
    make(root);
    var workspace = new Workspace(Roots.of(root, root));
    for (int round = 1; round <= 3; round++) {
      time("list", new ListFiles(workspace, Limits.DEFAULT), Map.of());
      time(
          "search, rare",
          new SearchInFiles(workspace, Limits.DEFAULT, PassageSearch.NONE),
          Map.of("query", "value_77777"));
      time(
          "search, everywhere",
          new SearchInFiles(workspace, Limits.DEFAULT, PassageSearch.NONE),
          Map.of("query", "Return"));
      time(
          "search, regex",
          new SearchInFiles(workspace, Limits.DEFAULT, PassageSearch.NONE),
          Map.of("query", "value_7\\d+7", "regex", "true"));
    }
    long peak =
        ManagementFactory.getMemoryPoolMXBeans().stream()
            .map(MemoryPoolMXBean::getPeakUsage)
            .mapToLong(u -> u.getUsed())
            .sum();
    System.out.println("peak of all pools: " + peak / 1_000_000 + " MB");
  }

  private static void time(String what, Tool tool, Map<String, String> arguments) throws Exception {
    long start = System.nanoTime();
    ToolResult result = tool.prepare(Arguments.of("", arguments)).run();
    System.out.printf(
        "%-20s %6d ms  %s%n", what, (System.nanoTime() - start) / 1_000_000, result.summary());
  }

  private static void make(Path root) throws IOException {
    for (int folder = 0; folder < 5_000 && !Files.exists(root.resolve("done")); folder++) {
      Path here =
          Files.createDirectories(
              root.resolve("m" + folder % 20 + "/p" + folder % 100 + "/f" + folder));
      for (int file = 0; file < 20; file++) {
        int number = folder * 20 + file;
        String text =
            ("int value_" + number + " = compute(" + number + ");\nreturn value;\n// Return\n")
                .repeat(70);
        Files.writeString(here.resolve("File" + number + ".java"), text);
      }
    }
    Files.writeString(root.resolve("done"), "");
  }
}
