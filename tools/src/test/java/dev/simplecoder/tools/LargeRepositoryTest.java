package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.FolderFiles;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargeRepositoryTest {

  private static final int FOLDERS = 100;
  private static final int FILES = 100;

  @TempDir static Path root;

  @Test
  void listsAndSearchesAllOfItInResultsThatFit() throws Exception {
    make();
    var workspace = new Workspace(Roots.of(root, root));
    ToolResult listed = run(new ListFiles(workspace, Limits.DEFAULT), Map.of());
    assertEquals("10000 files", listed.summary());
    assertTrue(listed.text().length() < 9_000, "characters: " + listed.text().length());
    ToolResult found =
        run(
            new SearchInFiles(workspace, Limits.DEFAULT, PassageSearch.NONE),
            Map.of("query", "value"));
    assertEquals("10000 matches in 10000 files", found.summary());
    assertTrue(found.text().length() < 9_000, "characters: " + found.text().length());
    assertTheWalkIsNeverFarAhead(workspace);
  }

  /**
   * Memory is bounded since only so many pieces of work are done before the first result was taken.
   */
  private static void assertTheWalkIsNeverFarAhead(Workspace workspace)
      throws IOException, InterruptedException {
    var done = new AtomicInteger();
    var taken = new AtomicInteger();
    var farthest = new AtomicInteger();
    workspace
        .tree()
        .walk(
            WorkspacePath.ROOT,
            (FolderFiles files) -> {
              farthest.accumulateAndGet(
                  done.addAndGet(files.entries().size()) - taken.get(), Math::max);
              return files.entries().size();
            },
            size -> {
              taken.addAndGet(size);
              return true;
            });
    assertEquals(FOLDERS * FILES, taken.get());
    assertTrue(farthest.get() < 5_000, "files ahead: " + farthest);
  }

  private static void make() throws IOException {
    for (int folder = 0; folder < FOLDERS; folder++) {
      Path here = Files.createDirectories(root.resolve("group" + folder % 10 + "/folder" + folder));
      for (int file = 0; file < FILES; file++) {
        Files.writeString(here.resolve("file" + file + ".txt"), "line\nvalue = " + file + "\n");
      }
    }
  }

  private static ToolResult run(Tool tool, Map<String, String> arguments)
      throws BadArguments, IOException, InterruptedException {
    return tool.prepare(Arguments.of("", arguments)).run();
  }
}
