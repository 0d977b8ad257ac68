package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.BuiltProgram.Result;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two recorded models and a project with tests: who begins, who repairs, and what is learned. */
class RouterIT {

  private static final String RIGHT = "def add(a, b):\n    return a + b\n";
  private static final String WRONG = "def add(a, b):\n    return a - b\n";
  private static final String TEST =
      """
      import unittest

      from calc import add


      class AddTest(unittest.TestCase):
          def test_add(self):
              self.assertEqual(3, add(1, 2))
      """;

  private static final String LARGE = "qwen2.5-coder:7b";
  private static final String SMALL = "deepseek-coder:1.3b";

  private static final OllamaReply DONE = OllamaReply.text("I changed calc.py.");

  @TempDir Path scratch;
  private OllamaServer server;
  private BuiltProgram program;

  @BeforeEach
  void start() throws IOException {
    server =
        OllamaServer.start(
            OllamaModelCard.withTools(LARGE), OllamaModelCard.withTools(SMALL).sized("1.3B"));
    program = new BuiltProgram(scratch, server.baseUrl().toString()).with("SIMPLECODER_SEED", "1");
    Files.writeString(program.workspace().resolve("calc.py"), RIGHT);
    Files.writeString(program.workspace().resolve("test_calc.py"), TEST);
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void anAttemptThatFailsItsTestsIsRepairedByTheOtherModel() throws IOException {
    server.reply(writes(WRONG), DONE, writes(RIGHT + "x = 1\n"), DONE);

    Result result = program.run("", "--yes", "add x");

    assertEquals(0, result.exit(), result.err());
    System.out.println(result.err() + result.out());
    for (int i = 0; i < 8; i++) {
      Files.writeString(program.workspace().resolve("calc.py"), RIGHT);
      server.reply(writes(WRONG), DONE, writes(RIGHT + "x = 1\n"), DONE);
      System.out.println(program.run("", "--yes", "add x").err());
    }
    for (String c :
        new String[] {
          "status", "explain", "explain 2", "fixrates", "replay", "replay --policy best", "export"
        }) {
      Result r = program.run("", ("router " + c).split(" "));
      System.out.println("$ " + c + "\n" + r.err() + r.out());
    }
  }

  private static OllamaReply writes(String text) {
    return OllamaReply.toolCall("write_file", Map.of("path", "calc.py", "content", text));
  }
}
