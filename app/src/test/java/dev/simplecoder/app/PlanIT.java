package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.BuiltProgram.Result;
import dev.simplecoder.app.BuiltProgram.Running;
import dev.simplecoder.app.golden.Golden;
import dev.simplecoder.app.models.Json;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.play.PlanPlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A task by a plan, with the real checks in the real sandbox. */
class PlanIT {

  private static final int KILLED = 128 + 9;

  /** Requests of the task whose second step fails. */
  private static final int REQUESTS = 16;

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
  void aWebServerIsMadeStepByStepAndChecked() throws IOException {
    server.otherwise(PlanPlayer.straight());

    Result result = program.run("", "--use-planning", "--yes", PlanPlayer.REQUEST);

    assertEquals(0, result.exit(), result.err());
    Golden.check("plan/straight.txt", steady(result));
    assertEquals(List.of("server.py", "test_server.py"), List.copyOf(program.files().keySet()));
  }

  @Test
  void aStepThatFailsIsMendedThenPlannedAnewAndTheTaskIsDone() throws IOException {
    server.otherwise(PlanPlayer.detour());

    Result result = program.run("", "--use-planning", "--yes", PlanPlayer.REQUEST);

    assertEquals(0, result.exit(), result.err());
    Golden.check("plan/detour.txt", steady(result));
    assertEquals(
        List.of("README.md", "server.py", "test_server.py"), List.copyOf(program.files().keySet()));
    assertEquals(REQUESTS, server.chats().size());
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
      int last = random.nextInt(1, REQUESTS + 1);
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
  void onlyThePlanIsPrintedAndTheSessionGoesOnWithIt() throws IOException {
    server.otherwise(PlanPlayer.straight());

    Result plan = program.run("", "--plan-only", PlanPlayer.REQUEST);

    assertEquals(0, plan.exit(), plan.err());
    assertTrue(plan.out().startsWith("plan:\n  [ ] 1. Create the server with"), plan.out());
    assertTrue(plan.err().contains("to go on: simplecoder --resume "), plan.err());
    assertEquals(Map.of(), program.files());
    assertEquals(1, server.chats().size());

    Result done = program.run("", "--yes", "--continue");
    assertEquals(0, done.exit(), done.err());
    assertEquals(2, program.files().size());

    String page = program.run("", "sessions", "export", "last").out();
    assertTrue(page.contains("\n1. Create the server with the route for home"), page);
    assertTrue(page.contains("\n- step 1 done: staged server.py, test_server.py; "), page);
  }

  @Test
  void aProgramReadsThePlanAsAnEvent() {
    server.otherwise(PlanPlayer.straight());

    Result plan = program.run("", "--json", "--plan-only", PlanPlayer.REQUEST);

    List<String> types =
        plan.out().lines().map(line -> Json.read(line).path("type").asText()).toList();
    assertEquals(
        List.of(
            "session_opened",
            "task_started",
            "model_chosen",
            "model_chosen",
            "plan_made",
            "task_ended"),
        types);
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

  @Test
  void aModelThatWritesNoPlanDoesAllInOneStepAndThatIsSaid() {
    server.reply(
        OllamaReply.text("Sure, I will do that."),
        OllamaReply.text("Here I go."),
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.text("I wrote a.txt."));

    Result result = program.run("", "--use-planning", "--no-verify", "--yes", "write a.txt");

    assertEquals(0, result.exit(), result.err());
    assertTrue(
        result.err().contains("the model's plan could not be used: it has no list of steps"),
        result.err());
    assertTrue(result.err().contains("[x] step 1 of 1: staged a.txt"), result.err());
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

  /** What is seen on both, without what the machine had to say. */
  private static String steady(Result result) {
    String activity =
        result
            .err()
            .replaceAll("(?m)^(done: \\d+ steps), .*$", "$1, …")
            .replaceAll("(unittest)[^,;:\n]*(?=, \\d|, test)", "$1");
    return "== stderr\n" + activity + "== stdout\n" + result.out();
  }
}
