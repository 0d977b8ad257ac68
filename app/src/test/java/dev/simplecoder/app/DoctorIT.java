package dev.simplecoder.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.BuiltProgram.Running;
import dev.simplecoder.app.TriedProgram.Result;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The commands that look after the machine, as processes. */
class DoctorIT {

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
  void theDoctorFindsNothingWrongAndKnowsWhatRuns() {
    Result result = program.run("", "doctor");

    assertEquals(0, result.exit(), result::out);
    assertEquals("", result.err());
    List<String> lines = result.out().lines().toList();
    assertTrue(lines.get(0).startsWith("ok       java         " + Runtime.version()), result::out);
    assertTrue(
        lines.get(1).startsWith("ok       program      SimpleCoder ")
            && lines.get(1).endsWith(".aot"),
        result::out);
    assertTrue(lines.getLast().startsWith("0 problems, "), result::out);
  }

  @Test
  void theDoctorRunsAProgramInBubblewrapAndAsksTheServerThatWasNamed() {
    String absent = OllamaServer.absent().toString();
    Result result = program.with("SIMPLECODER_SANDBOX_URL", absent).run("", "doctor");

    assertEquals(0, result.exit(), result::out);
    List<String> sandbox =
        result
            .out()
            .lines()
            .dropWhile(line -> !line.contains("  sandbox  "))
            .takeWhile(line -> !line.contains("  config  "))
            .toList();
    assertTrue(
        sandbox
            .getFirst()
            .matches("ok       sandbox      bubblewrap \\S+ works, with(out)? a .*, Python 3.*"),
        result::out);
    assertEquals(
        List.of(
            "warning  sandbox_url  Sandbox Fusion at " + absent + ": connection refused",
            "                      Start that server, or mend sandbox_url in your config.toml"
                + " (simplecoder config path names it)."),
        sandbox.subList(1, sandbox.size()));
  }

  @Test
  void withoutAServerTheDoctorSaysWhatToDo() {
    Result result =
        program
            .with("SIMPLECODER_AOT_DIR", "")
            .run("", "doctor", "--base-url", OllamaServer.absent().toString());

    assertEquals(1, result.exit());
    assertTrue(result.out().contains("Start one with `ollama serve`"), result::out);
    assertTrue(result.out().contains("without a cache for fast starts"), result::out);
  }

  @Test
  void aPullEndsAtCtrlCAndSaysHowToGoOn() throws IOException, InterruptedException {
    server.reply(OllamaReply.halfAPullThen(new OllamaReply.Step.Hold()));
    Running pulling = program.start("", "models", "pull", "granite4:3b");
    server.awaitHolding();
    pulling.signal("INT");
    Result result = pulling.await();

    assertEquals(130, result.exit(), result::err);
    assertEquals(
        """
        pulling manifest
        pulling 60e05f210007 (1.0 kB)
        Ollama keeps what has come until it is started again; to go on: simplecoder models pull granite4:3b
        simplecoder: interrupted
        """,
        result.err());
    server.awaitClientGone();
  }
}
