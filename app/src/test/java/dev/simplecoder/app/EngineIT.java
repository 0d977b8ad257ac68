package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.engine.TinyGguf;
import dev.simplecoder.app.models.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The whole way without a server, and without one word of a reply that somebody wrote. */
class EngineIT {

  @TempDir Path scratch;
  private BuiltProgram program;
  private Path gguf;

  @BeforeEach
  void start() throws IOException {
    program =
        new BuiltProgram(scratch, "http://model-server.example")
            .with("SIMPLECODER_SERVER", "engine")
            .with("SIMPLECODER_OFFLINE", "true")
            .with("SIMPLECODER_DIALECT", "json")
            .with("SIMPLECODER_MAX_STEPS", "3");
    gguf = TinyGguf.write(scratch.resolve("tiny.gguf"), 1);
  }

  @AfterEach
  void stop() {
    program.run("", "engine", "stop");
  }

  @Test
  void aRandomModelsConstrainedCallsAreRunAndSomeOfThemStageFiles() throws IOException {
    assertEquals(0, program.run("", "models", "add", gguf.toString()).exit());

    Map<String, String> files = Map.of();
    for (int seed = 1; seed <= 12 && files.isEmpty(); seed++) {
      var result =
          program.run("", "--json", "--yes", "--seed", "" + seed, "create a hello.py file");
      assertTrue(result.eventTypes().contains("answered"), result.err() + result.out());
      assertFalse(result.eventTypes().contains("model_failed"), result.err() + result.out());
      files = staged(result.out());
    }

    assertFalse(files.isEmpty());
    var status = program.run("", "engine", "status");
    assertTrue(status.out().startsWith("tiny  window 16384, process "), status.out());
    assertTrue(program.run("", "doctor").out().contains("1 model in files"));
    var stopped = program.run("", "engine", "stop");
    assertTrue(stopped.out().startsWith("stopped tiny  window 16384"), stopped.out());
  }

  @Test
  void whatCannotBeUsedIsSaidInOneLineEach() throws IOException {
    Path cut = scratch.resolve("cut.gguf");
    Files.write(cut, Arrays.copyOf(Files.readAllBytes(gguf), 100_000));
    Path text = Files.writeString(scratch.resolve("text.gguf"), "a poem\n");

    var none = program.run("", "--yes", "create a hello.py file");
    assertEquals(4, none.exit());
    assertEquals(
        "simplecoder: the engine has no model; `simplecoder models pull` gets one that needs no"
            + " server, and `simplecoder models add FILE.gguf` takes one that you have\n",
        none.err());
    var truncated = program.run("", "models", "add", cut.toString());
    assertEquals(2, truncated.exit());
    assertTrue(truncated.err().contains("it has 100,000 bytes and should have"), truncated.err());
    var poem = program.run("", "models", "add", text.toString());
    assertEquals(2, poem.exit());
    assertTrue(poem.err().contains("it is no GGUF file"), poem.err());
    var offline = program.run("", "models", "pull", "--yes");
    assertEquals(4, offline.exit());
    assertEquals(1, offline.err().lines().count(), offline.err());
    assertTrue(offline.err().contains("on another machine, copy it to "), offline.err());
  }

  private static Map<String, String> staged(String events) {
    return events
        .lines()
        .map(Json::read)
        .filter(event -> event.path("type").asText().equals("changes_proposed"))
        .flatMap(event -> event.path("changes").valueStream())
        .collect(
            Collectors.toMap(
                change -> change.path("path").asText(), change -> change.path("after").asText()));
  }
}
