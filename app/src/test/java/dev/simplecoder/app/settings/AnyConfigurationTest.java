package dev.simplecoder.app.settings;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.shell.FakeShell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whatever a configuration file holds, it counts or the person is told file and line. */
class AnyConfigurationTest {

  private static final List<String> PIECES =
      List.of(
          "max_steps",
          "model",
          "base_url",
          "yes",
          "timeout",
          "x",
          ".",
          "=",
          " ",
          "\n",
          "\r",
          "\t",
          "\"",
          "\"\"\"",
          "'",
          "'''",
          "[",
          "]",
          "[[",
          "]]",
          "{",
          "}",
          ",",
          "#",
          "\\",
          "\\u00zz",
          "\\U00110000",
          "1",
          "-",
          "_",
          "+",
          "0x",
          "1e400",
          "9999999999999999999999",
          "nan",
          "inf",
          "true",
          "false",
          "1979-05-27",
          "07:32:61",
          "T",
          "Z",
          "\0",
          "\u00e4",
          "\ud83d\ude42",
          "\ufeff");

  @TempDir private Path scratch;
  private Path workspace;
  private Path file;

  @BeforeEach
  void makeFolders() throws IOException {
    workspace = Files.createDirectories(scratch.resolve("work"));
    file = workspace.resolve(".simplecoder.toml");
  }

  @Test
  void randomBytes() throws IOException {
    for (long seed = 0; seed < 1000; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      byte[] bytes = new byte[random.nextInt(200)];
      random.nextBytes(bytes);
      load(bytes, "bytes of seed " + seed);
    }
  }

  @Test
  void randomPieces() throws IOException {
    for (long seed = 0; seed < 1500; seed++) {
      RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
      StringBuilder text = new StringBuilder();
      for (int count = random.nextInt(30); 0 < count; count--) {
        text.append(PIECES.get(random.nextInt(PIECES.size())));
      }
      load(text.toString().getBytes(StandardCharsets.UTF_8), "pieces of seed " + seed);
    }
  }

  @Test
  void deepLongAndHuge() throws IOException {
    for (String text :
        List.of(
            "a = " + "[".repeat(60_000),
            "a = " + "[".repeat(30_000) + "]".repeat(30_000),
            "a = " + "{a=".repeat(20_000),
            "a" + ".a".repeat(30_000) + " = 1",
            "seed = " + "1".repeat(60_000),
            "a".repeat(60_000) + " = 1",
            "\n".repeat(60_000) + "x = 1",
            "x".repeat(70_000))) {
      load(text.getBytes(StandardCharsets.UTF_8), text.substring(0, 10));
    }
  }

  @Test
  void aFolder() throws IOException {
    Files.createDirectory(file);
    assertTrue(problem().startsWith(file + ":1: not a regular file. "), problem());
  }

  private void load(byte[] bytes, String what) throws IOException {
    Files.write(file, bytes);
    String problem;
    try {
      problem = problem();
    } catch (RuntimeException | StackOverflowError bug) {
      throw new AssertionError(what + ": " + Arrays.toString(bytes), bug);
    }
    Pattern expected = Pattern.compile(Pattern.quote(file.toString()) + ":\\d+:.*");
    assertTrue(problem.isEmpty() || expected.matcher(problem).matches(), what + ": " + problem);
  }

  private String problem() {
    try {
      Layers.load(new FakeShell(workspace).shell(), workspace, Map.of());
      return "";
    } catch (UserError wrong) {
      return wrong.line();
    }
  }
}
