package dev.simplecoder.app;

import static dev.simplecoder.app.InteractiveIT.says;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a person does to the turns of a session: the built program in a pseudo terminal. */
class SessionTurnsIT {

  private static final String CTRL_C = "\003";
  private static final String CTRL_D = "\004";

  @TempDir Path scratch;
  private OllamaServer server;
  private BuiltProgram program;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    program =
        new BuiltProgram(scratch, server.baseUrl().toString()).with("SIMPLECODER_VERIFY", "off");
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void ctrlCCancelsASearchAndARunOfTheChecksAndTheSessionGoesOn() throws Exception {
    Files.writeString(program.workspace().resolve("shop.py"), "def total(items):\n    pass\n");
    program
        .with("SIMPLECODER_EMBEDDING_MODEL", "qwen2.5-coder:7b")
        .with("SIMPLECODER_VERIFY", "auto")
        .with("SIMPLECODER_TEST_CMD", "sleep 86345");
    server.holdingEmbeddings();
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      says(terminal.awaitPrompt(), "/rag on", "searched for each request");
      terminal.type("where is the total?\r");
      server.awaitHolding();
      terminal.type(CTRL_C).await("cancelled").awaitPrompt();
      assertEquals(List.of(), server.chats());

      says(terminal, "/rag off", "searched when the model asks");
      server.reply(
          OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
          OllamaReply.text("I wrote a.txt."));
      terminal.type("write it\r").await("running").type(CTRL_C);
      terminal.await("interrupted").awaitPrompt().type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
  }

  @Test
  void aConversationIsShortenedOnDemandAndIsShortWhenGoneOnWith() throws Exception {
    server.reply(
        OllamaReply.text("word ".repeat(1_500)),
        OllamaReply.text("Briefly."),
        OllamaReply.text("NEXT: nothing."),
        OllamaReply.text("Gone on."),
        OllamaReply.text("Gone on again."));
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      says(terminal.awaitPrompt(), "/compact", "nothing was said yet");
      terminal.type("tell me\r").await("asks · ").awaitPrompt().type("and?\r").await("Briefly.");
      says(terminal, "/compact", "conversation shortened from");
      terminal.type("go on\r").await("Gone on.").awaitPrompt().type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
    var after = server.chats().getLast().path("messages");
    assertEquals(4, after.size(), after::toString);
    assertTrue(after.get(1).path("content").asText().contains("NEXT: nothing."), after::toString);
    assertEquals(0, program.run("", "--continue", "and again").exit());
    var resumed = server.chats().getLast().path("messages");
    assertEquals(6, resumed.size(), resumed::toString);
    assertEquals(after.get(1), resumed.get(1));
  }

  @Test
  void withTheKeysOfViALineIsEditedByThem() throws Exception {
    server.otherwise(_ -> OllamaReply.text("Read."));
    program.with("SIMPLECODER_EDITING_MODE", "vi");
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      terminal.awaitPrompt().type("hello brave world").awaitCursor(19);
      terminal.type("\033").awaitCursor(18).type("0dw");
      terminal.await("> brave world").type("xA!").await("> rave world!").type("\r").await("Read.");
      var messages = server.chats().getLast().path("messages");
      assertEquals("rave world!", messages.get(1).path("content").asText());
      terminal.awaitPrompt().type(CTRL_D);
      assertEquals(0, terminal.exit());
    }
  }
}
