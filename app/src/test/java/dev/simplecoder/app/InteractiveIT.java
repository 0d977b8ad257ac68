package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A session as a person has it: the built program in a pseudo terminal. */
class InteractiveIT {

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
  void messagesAreTasksOfOneSession() throws Exception {
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.text("I wrote a.txt."),
        OllamaReply.text("You are welcome."));
    try (PtySession terminal = program.terminal(24, 80, "--interactive", "write a.txt")) {
      terminal.await("[n]o, [?]").type("a").await("applied 1 file");
      assertEquals(Map.of("a.txt", "a\n"), program.files());
      terminal.type("thanks\r").await("You are welcome.");
      terminal.type(CTRL_D).await("simplecoder --interactive --resume");
      assertEquals(0, terminal.exit());
    }
    var last = server.chats().getLast().path("messages");
    assertTrue(last.toString().contains("I wrote a.txt."), last.toString());
    String list = program.run("", "sessions").out();
    assertTrue(list.contains("2 tasks"), list);
  }

  @Test
  void ctrlCCancelsTheTurnInEveryPhaseAndTheSessionGoesOn() throws Exception {
    try (PtySession terminal = program.terminal(24, 80, "--interactive")) {
      terminal.awaitPrompt();
      server.reply(OllamaReply.held(OllamaReply.text("never")));
      terminal.type("while it loads\r").await("loading").type(CTRL_C).await("interrupted");

      server.reply(OllamaReply.hangAfter("The beginning of an"));
      terminal.awaitPrompt().type("while it writes\r").await("beginning of an").type(CTRL_C);
      terminal.await("(cut off here)");

      server.reply(
          OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
          OllamaReply.text("I wrote a.txt."));
      terminal.awaitPrompt().type("while it asks\r").await("[n]o, [?]").type(CTRL_C);
      terminal.await("still to be decided on").awaitPrompt();
      assertEquals(Map.of(), program.files());
      terminal.type("/apply\r").await("applied 1 file").awaitPrompt();
      assertEquals(Map.of("a.txt", "a\n"), program.files());

      terminal.type("half a line").await("> half a line").type(CTRL_C).awaitPrompt();
      terminal.type(CTRL_D).await("To go on");
      assertEquals(0, terminal.exit());
    }
  }

  @Test
  void whatIsTypedAheadIsNoAnswerAndIsTakenAfterTheTask() throws Exception {
    server.reply(
        OllamaReply.hangAfter("Let me see. "),
        OllamaReply.text("A second answer."),
        OllamaReply.text("A third answer."));
    try (PtySession terminal = program.terminal(24, 80, "--interactive", "first")) {
      terminal.await("Let me see.").type("second").await("second").type("\r").await("queued");
      terminal.type("third").await("third");
      server.release();
      terminal.await("A second answer.").await("> third").type("\r").await("A third answer.");
      terminal.awaitPrompt().type("/exit\r");
      assertEquals(0, terminal.exit());
    }
  }
}
