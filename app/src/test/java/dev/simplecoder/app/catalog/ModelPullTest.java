package dev.simplecoder.app.catalog;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.FakeShell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** {@code simplecoder models pull} of a name that an Ollama server knows. */
class ModelPullTest {

  @TempDir private Path scratch;
  private FakeShell shell;

  @BeforeEach
  void startInScratch() {
    shell = new FakeShell(scratch);
  }

  @Test
  void whileAModelComesThereIsALineForEachPhase() throws Exception {
    try (var server = OllamaServer.start()) {
      assertEquals(ExitCode.DONE, run(server, "models", "pull", "granite4:3b"));
      assertEquals(
          "{\"model\":\"granite4:3b\",\"stream\":true}", server.requests().getLast().body());
      assertEquals(ExitCode.DONE, run(server, "models", "-m", "granite4:3b"));
    }
    assertEquals(
        """
        pulling manifest
        pulling 60e05f210007 (4.7 GB)
        verifying sha256 digest
        writing manifest
        got granite4:3b
        """,
        shell.err());
    assertTrue(
        shell
            .out()
            .contains("* a task would use granite4:3b with a window of 16,384 tokens: asked for"),
        shell.out());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "pull model manifest: file does not exist | there is no model x to get: pull model manifest: file does not exist; the names are listed at https://ollama.com/search",
        "write blobs/sha256-1: no space left on device | the server could not get x: write blobs/sha256-1: no space left on device; make room on the server's disk, for example with `simplecoder models remove ID`; the same command goes on from what has come",
        "max retries exceeded: EOF | the server could not get x: max retries exceeded: EOF; the same command goes on from what has come",
      })
  void whatTheServerSaysOfAFailedPullIsPassedOn(String said, String expected) throws Exception {
    try (var server = OllamaServer.start()) {
      server.reply(
          OllamaReply.status(500, said),
          OllamaReply.halfAPullThen(new OllamaReply.Step.Failure(said)));
      assertEquals(ExitCode.MODEL, run(server, "models", "pull", "x"));
      assertEquals(ExitCode.MODEL, run(server, "models", "pull", "x"));
    }
    String line = "simplecoder: " + expected + "\n";
    assertEquals(line + "pulling manifest\npulling 60e05f210007 (1.0 kB)\n" + line, shell.err());
  }

  @Test
  void aBrokenPullSaysHowToGoOn() throws Exception {
    try (var server = OllamaServer.start()) {
      server.reply(
          OllamaReply.halfAPullThen(new OllamaReply.Step.Cut()),
          OllamaReply.halfAPullThen(),
          OllamaReply.halfAPullThen(new OllamaReply.Step.Raw("<html>")));
      for (String why :
          List.of(
              "the server closed the connection",
              "the server closed the connection",
              "it sent something that is not of the protocol")) {
        assertEquals(ExitCode.MODEL, run(server, "models", "pull", "x"));
        assertTrue(
            shell
                .err()
                .endsWith(
                    "simplecoder: the connection to "
                        + server.baseUrl()
                        + " broke before the model was complete: "
                        + why
                        + "; the same command goes on from what has come\n"),
            shell::err);
      }
    }
  }

  @Test
  void anInterruptEndsThePullAndSaysHowToGoOn() throws Exception {
    try (var server = OllamaServer.start()) {
      server.reply(OllamaReply.halfAPullThen(new OllamaReply.Step.Hold()));
      Thread pulling = Thread.currentThread();
      Thread.ofPlatform()
          .start(() -> {
            try {
              server.awaitHolding();
              pulling.interrupt();
            } catch (InterruptedException stop) {
              throw new IllegalStateException(stop);
            }
          });
      assertThrows(InterruptedException.class, () -> run(server, "models", "pull", "x"));
      server.awaitClientGone();
    }
    assertTrue(
        shell
            .err()
            .endsWith(
                "Ollama keeps what has come until it is started again; to go on: simplecoder models"
                    + " pull x\n"),
        shell::err);
  }

  private ExitCode run(OllamaServer server, String... words)
      throws IOException, InterruptedException {
    return ModelsProgram.run(shell, server.baseUrl(), words);
  }
}
