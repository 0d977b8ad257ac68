package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.BuiltProgram.Result;
import dev.simplecoder.app.BuiltProgram.Running;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.play.StepsPlayer;
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

/** Sessions that processes have left, and what is made of them. */
class SessionIT {

  private static final int KILLED = 128 + 9;

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
  void aTaskThatIsKilledAtAnyRequestEndsInTheSameChanges() throws Exception {
    StepsPlayer player = StepsPlayer.sixFiles();
    server.otherwise(player);
    assertEquals(0, program.run("", "--yes", "write six files").exit());
    Map<String, String> files = program.files();
    assertEquals(6, files.size());

    long seed = 20261122;
    var random = new Random(seed);
    for (int first = 1; first < 19; first += 6) {
      forgetFiles(files);
      int last = random.nextInt(first, first + 6);
      String message = "seed " + seed + ", killed at request " + last;
      assertEquals(KILLED, killedAt(last, player).exit(), message);
      assertEquals(Map.of(), program.files(), message);

      server.otherwise(player);
      Result result = program.run("", "--yes", "--continue");

      assertEquals(0, result.exit(), () -> message + "\n" + result.err());
      assertEquals(files, program.files(), message);
    }
  }

  @Test
  void sessionsAreListedShownExportedAndDeleted() {
    server.reply(
        OllamaReply.toolCall("write_file", Map.of("path", "a.txt", "content", "a\n")),
        OllamaReply.text("I wrote a.txt."));
    assertEquals(0, program.run("", "--yes", "write a.txt").exit());

    String list = program.run("", "sessions").out();
    assertTrue(list.matches("\\S+Z-\\w+  applied  1 task  write a\\.txt\n"), list);
    String id = list.substring(0, list.indexOf(' '));

    Result shown = program.run("", "sessions", "show", "last");
    assertEquals("I wrote a.txt.\n", shown.out());
    assertTrue(shown.err().contains("> write a.txt"), shown.err());
    assertTrue(shown.err().contains("write_file a.txt"), shown.err());

    String page = program.run("", "sessions", "export", id).out();
    assertTrue(page.contains("> write a.txt") && page.contains("```diff"), page);
    assertTrue(
        program.run("", "sessions", "export", id, "--json").out().contains("session_opened"));

    assertEquals(2, program.run("", "sessions", "show", "nothing-like-it").exit());
    assertEquals("deleted  " + id + "\n", program.run("", "sessions", "delete", id).out());
    assertEquals("", program.run("", "sessions").out());
  }

  private Result killedAt(int request, StepsPlayer player) throws InterruptedException {
    var asked = new AtomicInteger();
    var running = new CompletableFuture<Running>();
    server.otherwise(it -> {
      if (asked.incrementAndGet() == request) {
        running.join().process().destroyForcibly();
      }
      return player.apply(it);
    });
    running.complete(program.start("", "--yes", "write six files"));
    return running.join().await();
  }

  private void forgetFiles(Map<String, String> files) throws IOException {
    for (String name : files.keySet()) {
      Files.delete(program.workspace().resolve(name));
    }
  }
}
