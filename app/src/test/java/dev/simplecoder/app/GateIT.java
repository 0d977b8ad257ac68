package dev.simplecoder.app;

import static dev.simplecoder.app.CalcProject.DONE;
import static dev.simplecoder.app.CalcProject.RIGHT;
import static dev.simplecoder.app.CalcProject.WRONG;
import static dev.simplecoder.app.CalcProject.writes;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is withheld in a session, at a terminal. */
class GateIT {

  @TempDir Path scratch;

  @Test
  void inASessionWhatIsHeldBackIsSeenWithOneKeyAndTaken() throws Exception {
    try (OllamaServer server = OllamaServer.start()) {
      server.reply(writes(WRONG), DONE);
      server.otherwise(_ -> OllamaReply.text("It is meant so."));
      var program = new BuiltProgram(scratch, server.baseUrl().toString());
      CalcProject.writeTo(program.workspace());
      try (PtySession terminal = program.terminal(30, 120, "--interactive", "subtract")) {
        terminal.await("[s]how, [N]o?").type("n").await("to see it").awaitPrompt();
        assertEquals(RIGHT, program.files().get("calc.py"));
        terminal.type("s\r").await("This was held back.").type("y").await("applied 1 file");
        assertEquals(WRONG, program.files().get("calc.py"));
        terminal.awaitPrompt().type("\004").await("--resume");
        assertEquals(0, terminal.exit());
      }
    }
  }
}
