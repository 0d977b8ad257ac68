package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Faults as a process ends with them; the others are in {@link FaultTest}. */
class FaultIT {

  @TempDir Path scratch;
  private OllamaServer server;
  private BuiltProgram program;

  @BeforeEach
  void start() throws IOException {
    server = OllamaServer.start();
    program = new BuiltProgram(scratch, server.baseUrl().toString());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aModelThatIsNotThereIsExit4AndOneLine() {
    Result result = program.run("", "-m", "no-such-model", "hello");

    assertEquals(4, result.exit());
    assertEquals(1, result.err().lines().count(), result.err());
  }

  @Test
  void ctrlCCancelsTheRequestKeepsTheTextAndTheChanges() throws Exception {
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.hangAfter("I am about to "));

    var running = program.start("", "--yes", "write");
    server.awaitHolding();
    running.signal("INT");
    Result result = running.await();
    server.awaitClientGone();

    assertEquals(130, result.exit(), result.err());
    assertEquals("I am about to\n(cut off here)\n", result.out());
    assertEquals(Map.of(), program.files());
    assertTrue(result.err().contains("kept as"), result.err());
  }
}
