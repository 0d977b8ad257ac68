package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.tool.Approver;
import dev.simplecoder.agent.tool.Permissions;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.tool.ToolRunner;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Each folder {@code src/test/golden/<tool>/<case>} has {@code files}, {@code calls.txt} with a
 * call a line, and {@code out.txt} with what they came to and the change set at the end. {@code
 * -Dgolden=write} writes out.txt and fails.
 */
class GoldenToolsTest {

  private static final Path GOLDEN = Path.of("src/test/golden");

  @TempDir Path scratch;

  @TestFactory
  Stream<DynamicTest> everyCaseComesToWhatWasExpected() throws IOException {
    try (Stream<Path> calls = Files.find(GOLDEN, 3, (path, _) -> path.endsWith("calls.txt"))) {
      return calls.sorted().map(Path::getParent).toList().stream()
          .map(folder ->
              DynamicTest.dynamicTest(GOLDEN.relativize(folder).toString(), () -> check(folder)));
    }
  }

  private void check(Path folder) throws IOException, InterruptedException {
    Path expected = folder.resolve("out.txt");
    String out = run(folder);
    if (System.getProperty("golden", "").equals("write")) {
      Files.writeString(expected, out);
      fail("wrote " + expected);
    }
    assertEquals(Files.readString(expected), out);
  }

  private String run(Path folder) throws IOException, InterruptedException {
    Path root = copy(folder.resolve("files"), Files.createTempDirectory(scratch, "ws"));
    List<String> lines = Files.readAllLines(folder.resolve("calls.txt"));
    var workspace = new Workspace(Roots.of(root, root));
    var runner =
        new ToolRunner(
            Toolset.of(workspace, limits(lines.getFirst()), EditFormat.BY_SIZE),
            _ -> new Permissions.Decision.Allow(),
            (_, _) -> Approver.Answer.NO);
    var out = new StringBuilder();
    for (String line : lines) {
      if (!line.startsWith("limits ")) {
        int space = line.indexOf(' ');
        var call =
            new ToolCall(
                "1", line.substring(0, space), JsonArguments.parse(line.substring(space + 1)));
        ToolResult result = runner.run(call).result();
        out.append("> ")
            .append(line)
            .append("\n(")
            .append(result.getClass().getSimpleName())
            .append(": ");
        out.append(result.summary()).append(")\n").append(result.text()).append("\n\n");
      }
    }
    return out.append(UnifiedDiff.of(workspace.changes()))
        .toString()
        .replace(scratch.toRealPath().toString(), "/above");
  }

  private static Limits limits(String line) {
    if (!line.startsWith("limits ")) {
      return Limits.DEFAULT;
    }
    int[] numbers = Arrays.stream(line.split(" ")).skip(1).mapToInt(Integer::parseInt).toArray();
    return new Limits(numbers[0], numbers[1], numbers[2], numbers[3]);
  }

  /**
   * A name that begins with {@code dot.} gets just the dot, so that the files mean nothing to our
   * own repository.
   */
  private static Path copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.walk(from)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = from.relativize(file).toString().replace("dot.", ".");
        Path target = to.resolve(name);
        Files.createDirectories(target.getParent());
        Files.copy(file, target);
      }
    }
    return to;
  }
}
