package dev.simplecoder.app.models;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.models.Problem.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddingModelsTest {

  private static final int BYTES = (2 << 20) + 5;

  @TempDir private Path folder;
  private final List<PullProgress> progress = new ArrayList<>();

  @Test
  void aFileIsReadAndSentAndMadeAModelOf() throws Exception {
    try (var server = OllamaServer.start()) {
      assertEquals(new ModelChange.Made(), add(server, gguf()));
      assertEquals(
          List.of("GET /api/version", "HEAD /api/blobs", "POST /api/blobs", "POST /api/create"),
          lines(server));
      RecordedRequest sent = server.requests().get(2);
      assertEquals("/api/blobs/" + sent.body(), sent.path());
      assertEquals(
          Json.object()
              .put("model", "mine")
              .put("stream", true)
              .set("files", Json.object().put("tiny.gguf", sent.body())),
          server.requests().get(3).json());
      String read = "reading the file";
      String written = "sending the file";
      assertEquals(
          List.of(
              new PullProgress(read, 0, BYTES),
              new PullProgress(read, 1 << 20, BYTES),
              new PullProgress(read, 2 << 20, BYTES),
              new PullProgress(read, BYTES, BYTES),
              new PullProgress(written, 0, BYTES),
              new PullProgress(written, 1 << 20, BYTES),
              new PullProgress(written, 2 << 20, BYTES),
              new PullProgress(written, BYTES, BYTES),
              new PullProgress("parsing GGUF", 0, 0),
              new PullProgress("writing manifest", 0, 0)),
          progress);
    }
  }

  @Test
  void theNewModelCanBeUsed() throws Exception {
    try (var server = OllamaServer.start()) {
      add(server, gguf());
      var chosen = (Choice.One) servers().choose(Prepared.naming(server, "mine"));
      assertEquals("mine", chosen.model().name());
    }
  }

  @Test
  void whatTheServerHasIsNotSentAgain() throws Exception {
    try (var server = OllamaServer.start()) {
      server.reply(OllamaReply.status(400, "invalid model name"));
      assertEquals(
          failed(
              Kind.FAILED,
              "the server could not make mine of the file: invalid model name",
              "the same command does not send the file again, if all of it arrived"),
          add(server, gguf()));
      assertEquals(new ModelChange.Made(), add(server, gguf()));
      assertEquals(
          List.of("GET /api/version", "HEAD /api/blobs", "POST /api/create"),
          lines(server).subList(4, 7));
    }
  }

  @Test
  void aFileInAnotherFormatIsRefusedUnsent() throws Exception {
    Path other = Files.writeString(folder.resolve("model.safetensors"), "GGU");
    try (var server = OllamaServer.start()) {
      assertEquals(
          failed(
              Kind.BAD_FILE,
              other + " is not a GGUF file",
              "a model in another format has to be converted first, for example with llama.cpp's"
                  + " convert_hf_to_gguf.py"),
          add(server, other));
      assertEquals(List.of("GET /api/version"), lines(server));
    }
  }

  @Test
  void aFileThatIsNotThereIsSaidToBeMissing() throws Exception {
    Path none = folder.resolve("none.gguf");
    try (var server = OllamaServer.start()) {
      assertEquals(
          failed(
              Kind.BAD_FILE,
              "cannot read " + none + ": there is no such file",
              "give the path of a GGUF file"),
          add(server, none));
    }
  }

  @Test
  void anErrorWhileTheModelIsMadeIsPassedOn() throws Exception {
    try (var server = OllamaServer.start()) {
      server.reply(OllamaReply.errorAfter("", "no space left on device"));
      assertEquals(
          failed(
              Kind.FAILED,
              "the server could not make mine of the file: no space left on device",
              "the same command does not send the file again, if all of it arrived"),
          add(server, gguf()));
    }
  }

  @Test
  void aConnectionThatBreaksIsSaidToHaveBroken() throws Exception {
    try (var server = OllamaServer.start()) {
      server.reply(OllamaReply.cutAfter(""));
      assertEquals(
          failed(
              Kind.FAILED,
              "the connection to "
                  + server.baseUrl()
                  + " broke before the model was complete: the server closed the connection",
              "the same command does not send the file again, if all of it arrived"),
          add(server, gguf()));
    }
  }

  @Test
  void aServerWithOpenAisProtocolCannotDoIt() throws Exception {
    try (var server = OllamaServer.start(OllamaServer.Kind.OPEN_AI, List.of())) {
      var failed = (ModelChange.Failed) add(server, gguf());
      assertEquals(Kind.NOT_POSSIBLE, failed.problem().kind());
    }
  }

  @Test
  void anInterruptEndsItWhereverItIs() throws Exception {
    Path gguf = gguf();
    for (String phase : List.of("reading the file", "sending the file", "parsing GGUF")) {
      try (var server = OllamaServer.start()) {
        assertThrows(
            InterruptedException.class,
            () ->
                servers()
                    .add(
                        ModelSettings.at(server.baseUrl()),
                        "mine",
                        gguf,
                        now -> {
                          if (now.phase().equals(phase)) {
                            Thread.currentThread().interrupt();
                          }
                        }),
            phase);
        assertTrue(
            servers().choose(Prepared.naming(server, "mine")) instanceof Choice.None
                || phase.equals("parsing GGUF"),
            phase);
      }
    }
  }

  private ModelChange add(OllamaServer server, Path file) throws InterruptedException {
    return servers().add(ModelSettings.at(server.baseUrl()), "mine", file, progress::add);
  }

  private Path gguf() throws IOException {
    byte[] bytes = new byte[BYTES];
    Arrays.fill(bytes, (byte) 7);
    System.arraycopy("GGUF".getBytes(US_ASCII), 0, bytes, 0, 4);
    return Files.write(folder.resolve("tiny.gguf"), bytes);
  }

  private static List<String> lines(OllamaServer server) {
    return server.requests().stream().map(RecordedRequest::line).toList();
  }

  private static ModelChange failed(Kind kind, String message, String hint) {
    return new ModelChange.Failed(new Problem(kind, message, hint));
  }

  private static ModelServers servers() {
    return new ModelServers(
        InstantSource.fixed(Instant.EPOCH), _ -> {}, new SplittableRandom(1), Engine.NONE);
  }
}
