package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

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

/** What a session offers without being asked: the built program in a pseudo terminal. */
class OffersIT {

  @TempDir Path scratch;
  private OllamaServer server;
  private BuiltProgram program;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    program =
        new BuiltProgram(scratch, server.baseUrl().toString())
            .with("SIMPLECODER_VERIFY", "off")
            .with("SIMPLECODER_OFFERS", "true");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void whatCouldBeDoneNextIsOfferedTakenAndDeclined() throws Exception {
    Files.writeString(program.workspace().resolve("test_other.py"), "import other\n");
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "calc.py", "content", "x = 1\n")),
        OllamaReply.text("I wrote calc.py."),
        OllamaReply.text("There are tests now."),
        OllamaReply.text("add a README.md for calc.py"),
        OllamaReply.text("What do you mean?"),
        OllamaReply.text("It sets x to 1."),
        OllamaReply.text("wrong input should fail in calc.py"),
        OllamaReply.text("It fails now."));
    server.otherwise(_ -> OllamaReply.text("none"));
    try (PtySession terminal = program.terminal(24, 100, "--interactive", "write calc.py")) {
      terminal.await("[n]o, [?]").type("a");
      terminal.await("  next? write tests for calc.py   (n takes it, /offers off)").awaitPrompt();
      terminal.type("n\r").await("next: Write tests for calc.py").await("There are tests now.");
      terminal.await("  next? add a README.md for calc.py   (n takes it").awaitPrompt();
      terminal.type("/next no\r").await("That is noted.").awaitPrompt();
      terminal.type("n\r").await("What do you mean?").awaitPrompt();
      var messages = server.chats().get(4).path("messages");
      assertEquals("n", messages.get(messages.size() - 1).path("content").asText());
      terminal.resize(24, 50).type("what does calc.py do\r").await("It sets x to 1.");
      terminal.await("  next? wrong input should fail in calc.py").awaitPrompt();
      terminal.type("n\r").await("next: wrong input").await("It fails now.").awaitPrompt();
      terminal.type("/cost\r").await("for offers, while you were asked: ").awaitPrompt();
      terminal.type("/offers off\r").await("Nothing is offered.").awaitPrompt().type("\004");
      assertEquals(0, terminal.exit());
    }
    String status = program.run("", "gate").out();
    assertTrue(status.startsWith("4 decisions: 3 taken, 1 not (0 passed over,"), status);
    String data = program.run("", "gate", "status", "--data").out();
    assertTrue(
        data.lines()
            .filter(line -> line.contains("\"kind\":\"answer\""))
            .noneMatch(line -> line.contains("\"rejected\"")),
        "what was offered is no complaint: " + data);
  }
}
