package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.BuiltProgram.Running;
import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.play.PlanPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task by a plan that is killed, or asked about at a terminal. */
class PlanIT {

  private static final int KILLED = 128 + 9;

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
  void aTaskThatIsKilledInTheMiddleOfItsPlanEndsInTheSameChanges() throws Exception {
    server.otherwise(PlanPlayer.detour());
    assertEquals(0, program.run("", "--use-planning", "--yes", PlanPlayer.REQUEST).exit());
    Map<String, String> files = program.files();

    long seed = 20261123;
    var random = new Random(seed);
    for (int i = 0; i < 3; i++) {
      for (String name : files.keySet()) {
        Files.delete(program.workspace().resolve(name));
      }
      int last = random.nextInt(1, PlannedTaskTest.REQUESTS + 1);
      String message = "seed " + seed + ", killed at request " + last;
      assertEquals(KILLED, killedAt(last).exit(), message);
      assertEquals(Map.of(), program.files(), message);

      server.otherwise(PlanPlayer.detour());
      Result result = program.run("", "--yes", "--continue");

      assertEquals(0, result.exit(), () -> message + "\n" + result.err());
      assertEquals(files, program.files(), message);
    }
  }

  @Test
  void atATerminalThePersonMayRefuseThePlan() throws Exception {
    server.otherwise(PlanPlayer.straight());

    Result result =
        program.answering("Go on by this plan?", "n\n", "--use-planning", PlanPlayer.REQUEST);

    assertEquals(1, result.exit(), result.err());
    assertTrue(result.err().contains("stopped: you did not want this plan"), result.err());
    assertEquals(1, server.chats().size());
  }

  private Result killedAt(int request) throws InterruptedException {
    var asked = new AtomicInteger();
    var running = new CompletableFuture<Running>();
    server.otherwise(it -> {
      if (asked.incrementAndGet() == request) {
        running.join().process().destroyForcibly();
      }
      return PlanPlayer.detour().apply(it);
    });
    running.complete(program.start("", "--use-planning", "--yes", PlanPlayer.REQUEST));
    return running.join().await();
  }
}
