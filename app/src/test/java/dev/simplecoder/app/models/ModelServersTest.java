package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.model.Model;
import dev.simplecoder.app.models.OllamaServer.Kind;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class ModelServersTest {

  private static final OllamaModelCard SMALL = OllamaModelCard.withTools("llama3.2:3b");
  private static final OllamaModelCard DEAF = OllamaModelCard.withoutTools("codellama:7b");

  private static final OllamaModelCard VECTORS = OllamaModelCard.embedding("nomic-embed-text");

  private record Chosen(String id, int window, String why) {}

  @Test
  void takesTheModelThatWasAskedFor() throws InterruptedException {
    try (var server = OllamaServer.start(OllamaModelCard.CODER, SMALL)) {
      assertEquals(
          new Chosen("llama3.2:3b", 16_384, "asked for"),
          chosen(open(Prepared.naming(server, "llama3.2:3b"))));
    }
  }

  @Test
  void takesOneInMemoryThenOneForCodeThenTheNewest() throws InterruptedException {
    var older = SMALL.modified("2024-01-01T00:00:00Z");
    var newer = OllamaModelCard.withTools("granite4:3b").modified("2026-01-01T00:00:00Z");
    String why = "the best of %d models, with tools%s%s";
    try (var server =
        OllamaServer.start(DEAF, newer, OllamaModelCard.CODER, older.loadedWith(20_000))) {
      assertEquals(
          new Chosen(
              older.name(), 20_000, why.formatted(4, ", in memory already", "; window as loaded")),
          chosen(open(at(server))));
    }
    try (var server = OllamaServer.start(DEAF, newer, OllamaModelCard.CODER, older)) {
      assertEquals(
          new Chosen("qwen2.5-coder:7b", 16_384, why.formatted(4, "", "")),
          chosen(open(at(server))));
    }
    try (var server = OllamaServer.start(DEAF, older, newer)) {
      assertEquals(
          new Chosen("granite4:3b", 16_384, why.formatted(3, "", "")), chosen(open(at(server))));
    }
  }

  @Test
  void theWindowIsWhatIsAskedForUnlessTheModelHasLess() throws InterruptedException {
    var loaded = OllamaModelCard.CODER.loadedWith(4_096);
    try (var server = OllamaServer.start(loaded)) {
      assertEquals(16_384, chosen(open(at(server))).window());
      assertEquals(
          new Chosen(
              "qwen2.5-coder:7b", 32_768, "the only model, in memory already; its longest window"),
          chosen(open(Prepared.holding(server, 131_072))));
      assertEquals(4_096, chosen(open(Prepared.holding(server, 4_096))).window());
    }
    try (var server = OllamaServer.start(OllamaModelCard.CODER.loadedWith(32_768))) {
      assertEquals(32_768, chosen(open(at(server))).window());
      assertEquals(16_000, chosen(open(Prepared.holding(server, 16_000))).window());
    }
  }

  @Test
  void openingAModelDoesNotLoadIt() throws InterruptedException {
    try (var server = OllamaServer.start()) {
      open(Prepared.naming(server, "qwen2.5-coder:7b"));
      assertEquals(
          List.of("GET /api/version", "POST /api/show", "GET /api/ps", "GET /api/tags"),
          server.requests().stream().map(it -> it.method() + " " + it.path()).toList());
    }
  }

  @Test
  void nothingReachableNamesTheAddressAndTheCommandsThatHelp() throws InterruptedException {
    URI absent = OllamaServer.absent();
    var problem =
        new Problem(
            Problem.Kind.UNREACHABLE,
            "no model server at " + absent + ": connection refused",
            "start one with `ollama serve` and get a model with `simplecoder models pull qwen2.5-coder:7b`,"
                + " or say where one is with --base-url");
    assertEquals(new Opened.Refused(problem), open(ModelSettings.at(absent)));
    assertEquals(
        new Listed(List.of(), new Choice.None(problem), List.of()),
        servers().list(ModelSettings.at(absent)));
  }

  @Test
  void aServerThatWantsAKeyIsNotTakenForNone() throws InterruptedException {
    try (var server = OllamaServer.start().lockedWith("secret")) {
      var problem =
          new Problem(
              Problem.Kind.KEY_REFUSED,
              "the server at " + server.baseUrl() + " wants another key: it answers 401",
              "set api_key in your config.toml (simplecoder config path names it) or"
                  + " SIMPLECODER_API_KEY");
      assertEquals(new Opened.Refused(problem), open(at(server)));
      assertEquals(
          new Listed(List.of(), new Choice.None(problem), List.of()),
          servers().list(Prepared.withKey(server, "wrong")));
      assertEquals("qwen2.5-coder:7b", chosen(open(Prepared.withKey(server, "secret"))).id());
    }
  }

  @Test
  void anUnknownModelIsToldWithThoseThatAreThere() throws InterruptedException {
    try (var server = OllamaServer.start(SMALL, OllamaModelCard.CODER)) {
      assertEquals(
          new Opened.Refused(
              new Problem(
                  Problem.Kind.UNKNOWN_MODEL,
                  "the server at " + server.baseUrl() + " has no model qwen2.5-coder",
                  "it has qwen2.5-coder:7b, llama3.2:3b; `simplecoder models pull qwen2.5-coder` gets it")),
          open(Prepared.naming(server, "qwen2.5-coder")));
    }
  }

  @Test
  void aServerWithoutModelsSaysHowToGetOne() throws InterruptedException {
    try (var server = OllamaServer.start(new OllamaModelCard[0])) {
      assertEquals(
          new Opened.Refused(
              new Problem(
                  Problem.Kind.NO_MODEL,
                  "the server at " + server.baseUrl() + " has no model",
                  "get one with `simplecoder models pull qwen2.5-coder:7b`")),
          open(at(server)));
    }
  }

  @Test
  void aModelInMemoryIsTakenAlsoWithoutToolsButOneWithToolsIsBetter() throws InterruptedException {
    var deaf = DEAF.loadedWith(20_000);
    try (var server = OllamaServer.start(OllamaModelCard.CODER, deaf, SMALL)) {
      assertEquals(
          new Chosen(
              deaf.name(), 20_000, "the best of 3 models, in memory already; window as loaded"),
          chosen(open(at(server))));
    }
    try (var server = OllamaServer.start(deaf, SMALL.loadedWith(20_000))) {
      assertEquals(SMALL.name(), chosen(open(at(server))).id());
    }
  }

  @Test
  void aModelWithoutToolsCanBeAskedForAndIsBetterThanNone() throws InterruptedException {
    try (var server = OllamaServer.start(DEAF, OllamaModelCard.CODER)) {
      assertEquals(
          new Chosen("codellama:7b", 16_384, "asked for"),
          chosen(open(Prepared.naming(server, "codellama:7b"))));
    }
    try (var server = OllamaServer.start(VECTORS, DEAF)) {
      assertEquals(
          new Chosen("codellama:7b", 16_384, "the best of 2 models"), chosen(open(at(server))));
    }
  }

  @Test
  void aModelThatWritesNoTextIsRefusedWithThoseThatDo() throws InterruptedException {
    try (var server = OllamaServer.start(VECTORS, OllamaModelCard.CODER)) {
      assertEquals(
          refused(
              "the model nomic-embed-text writes no text, as the server says",
              "these do: qwen2.5-coder:7b"),
          open(Prepared.naming(server, "nomic-embed-text")));
    }
    try (var server = OllamaServer.start(VECTORS, SMALL.holding(2_048))) {
      assertEquals(
          refused(
              "no model at "
                  + server.baseUrl()
                  + " writes text and holds 4096 tokens: nomic-embed-text, llama3.2:3b",
              "`simplecoder models pull qwen2.5-coder:7b` gets one that does"),
          open(at(server)));
    }
  }

  @Test
  void aModelOfAServerThatDoesNotSayWhatItCanIsTaken() throws InterruptedException {
    try (var server = OllamaServer.start(DEAF.with().holding(0))) {
      assertEquals(new Chosen("codellama:7b", 16_384, "the only model"), chosen(open(at(server))));
    }
  }

  @Test
  void aWindowThatIsTooSmallIsRefusedWithWhatToDo() throws InterruptedException {
    try (var server = OllamaServer.start(SMALL.holding(2_048), OllamaModelCard.CODER)) {
      assertEquals(
          refused(
              "a window of 4095 tokens, as set, is too small for a task",
              "set num_ctx to 4096 or more"),
          open(Prepared.holding(server, 4_095)));
      assertEquals(
          refused(
              "a window of 2048 tokens, the longest that llama3.2:3b has, is too small for a task",
              "use a model with a window of 4096 tokens or more"),
          open(Prepared.naming(server, "llama3.2:3b")));
      assertEquals("qwen2.5-coder:7b", chosen(open(at(server))).id());
    }
  }

  @Test
  void aServerWithOpenAisProtocolIsRecognised() throws InterruptedException {
    try (var server = OllamaServer.start(Kind.OPEN_AI, List.of(OllamaModelCard.CODER))) {
      var chosen = new Chosen("qwen2.5-coder:7b", 16_384, "the only model");
      assertEquals(chosen, chosen(open(at(server))));
      URI withVersion = URI.create(server.baseUrl() + "/v1");
      Opened opened = open(ModelSettings.at(withVersion));
      assertEquals(chosen, chosen(opened));
      server.reply(OllamaReply.text("Hi."));
      ((Opened.Ready) opened).model().ask(ModelContract.HELLO, _ -> {});
      assertEquals("/v1/chat/completions", server.requests().getLast().path());
    }
  }

  @Test
  void ollamaIsSpokenToInItsOwnProtocolWhateverTheAddress() throws InterruptedException {
    try (var server = OllamaServer.start().reply(OllamaReply.text("Hi."))) {
      Opened opened = open(ModelSettings.at(URI.create(server.baseUrl() + "/v1/")));
      ((Opened.Ready) opened).model().ask(ModelContract.HELLO, _ -> {});
      assertEquals("/api/chat", server.requests().getLast().path());
    }
  }

  @Test
  void somethingElseAtTheAddressIsSaidToBeNoModelServer() throws InterruptedException {
    try (var server = OllamaServer.start(Kind.OTHER, List.of())) {
      assertEquals(
          new Opened.Refused(
              new Problem(
                  Problem.Kind.NO_MODEL_SERVER,
                  "what answers at "
                      + server.baseUrl()
                      + " is no model server: it knows neither /api/version nor /v1/models",
                  "give the address of Ollama, llama.cpp server, LM Studio or vLLM with"
                      + " --base-url")),
          open(at(server)));
    }
  }

  @Test
  void theListTellsWhatIsKnownOfEachModel() throws InterruptedException {
    try (var server = OllamaServer.start(DEAF, OllamaModelCard.CODER.loadedWith(8_192))) {
      var coder =
          new ServedModel(
              "qwen2.5-coder:7b",
              "sha256:qwen2.5-coder:7b",
              List.of("completion", "tools"),
              32_768,
              4_700_000_000L,
              "7.6B",
              "Q4_K_M",
              "2025-01-01T00:00:00Z",
              new ServedModel.Loaded(8_192, 4_700_000_000L, 4_700_000_000L));
      String why = "the best of 2 models, with tools, in memory already; window as loaded";
      assertEquals(
          new Listed(
              List.of(
                  new Listed.Server(
                      server.baseUrl(),
                      ServerKind.OLLAMA,
                      "0.30.0",
                      List.of(
                          coder,
                          new ServedModel(
                              "codellama:7b",
                              "sha256:codellama:7b",
                              List.of("completion"),
                              32_768,
                              4_700_000_000L,
                              "7.6B",
                              "Q4_K_M",
                              "2025-01-01T00:00:00Z",
                              null)))),
              new Choice.One(server.baseUrl(), ServerKind.OLLAMA, "0.30.0", coder, 8_192, why),
              List.of()),
          servers().list(at(server)));
    }
  }

  @Test
  void anInterruptEndsTheSearch() {
    Thread.currentThread().interrupt();
    try (var server = OllamaServer.start()) {
      assertThrows(InterruptedException.class, () -> open(at(server)));
    }
  }

  private static ModelSettings at(OllamaServer server) {
    return ModelSettings.at(server.baseUrl());
  }

  /** What a task would get. */
  private sealed interface Opened {
    record Ready(Model model, String why) implements Opened {}

    record Refused(Problem problem) implements Opened {}
  }

  private static Opened open(ModelSettings settings) throws InterruptedException {
    ModelServers servers = servers();
    return switch (servers.choose(settings)) {
      case Choice.None(Problem problem) -> new Opened.Refused(problem);
      case Choice.One one -> new Opened.Ready(servers.model(one, settings, null), one.why());
    };
  }

  private static Opened refused(String message, String hint) {
    return new Opened.Refused(new Problem(Problem.Kind.NOT_CAPABLE, message, hint));
  }

  private static ModelServers servers() {
    return new ModelServers(
        InstantSource.fixed(Instant.EPOCH), _ -> {}, new SplittableRandom(1), Engine.NONE);
  }

  private static Chosen chosen(Opened opened) {
    var ready = (Opened.Ready) opened;
    return new Chosen(ready.model().id(), ready.model().contextWindow(), ready.why());
  }
}
