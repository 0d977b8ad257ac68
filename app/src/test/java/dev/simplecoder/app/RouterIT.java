package dev.simplecoder.app;

import static dev.simplecoder.app.CalcProject.DONE;
import static dev.simplecoder.app.CalcProject.RIGHT;
import static dev.simplecoder.app.CalcProject.WRONG;
import static dev.simplecoder.app.CalcProject.writes;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.BuiltProgram.Running;
import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The log of choices, which processes share and may be killed over. */
class RouterIT {

  @TempDir Path scratch;
  private OllamaServer server;
  private BuiltProgram program;

  @BeforeEach
  void start() throws IOException {
    server = TwoModels.serve();
    program = new BuiltProgram(scratch, server.baseUrl().toString()).with("SIMPLECODER_SEED", "1");
    CalcProject.writeTo(program.workspace());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void aKillBetweenDecisionAndOutcomeLosesNeitherTheDecisionNorTheLog() throws Exception {
    server.reply(writes(WRONG), OllamaReply.hangAfter("I changed"));
    Running running = program.start("", "--yes", "add x");
    server.awaitHolding();
    running.signal("KILL");
    running.process().waitFor();

    assertTrue(router("explain").contains("outcome:  not known"), router("explain"));
    server.release();
    server.reply(writes(RIGHT + "x = 1\n"), DONE);
    Result next = program.run("", "--yes", "add x");
    assertEquals(0, next.exit(), next.err());
    assertTrue(router("explain", "2").contains("outcome:  passed"), router("explain", "2"));
  }

  @Test
  void twoTasksAtOnceShareTheLog() throws Exception {
    server.otherwise(_ -> OllamaReply.text("Hi."));
    List<Running> both = List.of(program.start("", "hello"), program.start("", "hello"));
    for (Running each : both) {
      Result result = each.await();
      assertEquals(0, result.exit(), result.err());
    }
    assertEquals(4, router("export").lines().count(), "two decisions and what came of each");
  }

  private String router(String... words) {
    String[] command = Stream.concat(Stream.of("router"), Stream.of(words)).toArray(String[]::new);
    return program.run("", command).out();
  }
}
