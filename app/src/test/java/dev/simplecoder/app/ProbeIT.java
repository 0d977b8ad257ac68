package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The person ends the trial of a model; what comes of one is in {@link ProbeTest}. */
class ProbeIT {

  @TempDir Path scratch;

  @Test
  void anInterruptedProbeLeavesNothing() throws IOException, InterruptedException {
    try (OllamaServer server = OllamaServer.start()) {
      server.reply(ProbeTest.SURVIVES[0], OllamaReply.held(OllamaReply.text("Done.")));
      var program =
          new BuiltProgram(scratch, server.baseUrl().toString()).with("SIMPLECODER_PROBE", "true");

      Result result =
          program.interrupting("trying out qwen2.5-coder:7b, once (native calls, 2 of 4", "say it");

      assertEquals(130, result.exit(), result.err());
      assertEquals("", result.out());
      server.awaitClientGone();
      assertFalse(Files.exists(program.home().resolve(".local/state/simplecoder/models.jsonl")));
    }
  }
}
