package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Reply.Reason;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.app.models.Problem.Kind;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** Where a model is looked for: the server that is named, one that usually is, files, nowhere. */
class EngineChoiceTest {

  private static final ServedModel TINY =
      new ServedModel(
          "tiny", "sha256:1", List.of("completion"), 8_192, 100, "0.04M", "F32", "2026", null);

  /** One model, which never starts. */
  private static final Engine ENGINE =
      new Engine() {
        @Override
        public List<ServedModel> models() {
          return List.of(TINY);
        }

        @Override
        public Started start(String model, int window, Duration idle) {
          return new Started.Refused(new Problem(Kind.FAILED, "too little memory", "buy some"));
        }

        @Override
        public String ending(String model, int window) {
          return "";
        }
      };

  @Test
  void aServerThatAnswersComesBeforeFiles() throws InterruptedException {
    try (var server = OllamaServer.start()) {
      var one = assertInstanceOf(Choice.One.class, choose(usual(server.baseUrl()), ENGINE));

      assertEquals(ServerKind.OLLAMA, one.kind());
    }
  }

  @Test
  void filesComeWhereNoServerIsNamedAndNoneAnswers() throws InterruptedException {
    var one = assertInstanceOf(Choice.One.class, choose(usual(OllamaServer.absent()), ENGINE));

    assertEquals(ServerKind.ENGINE, one.kind());
    assertEquals(TINY, one.model());
    assertEquals(8_192, one.contextTokens());
  }

  @Test
  void aServerThatIsNamedIsTheOnlyOne() throws InterruptedException {
    var none =
        assertInstanceOf(
            Choice.None.class, choose(ModelSettings.at(OllamaServer.absent()), ENGINE));

    assertEquals(Kind.UNREACHABLE, none.problem().kind());
  }

  @Test
  void withoutEitherTheOfferIsTheRemedy() throws InterruptedException {
    var none =
        assertInstanceOf(Choice.None.class, choose(usual(OllamaServer.absent()), Engine.NONE));

    assertEquals(Kind.NOTHING_HERE, none.problem().kind());
    assertEquals(
        "`simplecoder models pull` gets one that needs no server, and `simplecoder models add"
            + " FILE.gguf` takes one that you have; or start a server, or say where one is with"
            + " --base-url",
        none.problem().hint());
  }

  @Test
  void whereTheEngineIsWantedNoServerIsAsked() throws InterruptedException {
    try (var server = OllamaServer.start()) {
      ModelSettings wanted = settings(server.baseUrl(), ServerKind.ENGINE);
      var one = assertInstanceOf(Choice.One.class, choose(wanted, ENGINE));

      assertEquals(ServerKind.ENGINE, one.kind());
      assertEquals(List.of(), server.requests());
    }
  }

  @Test
  void anEngineThatDoesNotStartIsARefusalThatNobodyRepeats() throws InterruptedException {
    ModelSettings wanted = usual(OllamaServer.absent());
    var one = assertInstanceOf(Choice.One.class, choose(wanted, ENGINE));

    Reply reply =
        servers(ENGINE)
            .model(one, wanted, null)
            .ask(new Prompt(List.of(new Message.User("hello")), List.of()), _ -> {});

    assertEquals(
        new Reply.Failed(Reason.REFUSED, "too little memory; buy some", "", Usage.NONE), reply);
  }

  private static Choice choose(ModelSettings settings, Engine engine) throws InterruptedException {
    return servers(engine).choose(settings);
  }

  private static ModelServers servers(Engine engine) {
    return new ModelServers(
        InstantSource.fixed(Instant.EPOCH),
        _ -> {
          throw new AssertionError("nothing is repeated");
        },
        new SplittableRandom(1),
        engine);
  }

  private static ModelSettings usual(URI address) {
    return settings(address, null);
  }

  private static ModelSettings settings(URI address, @Nullable ServerKind kind) {
    ModelSettings named = ModelSettings.at(address);
    return new ModelSettings(
        address,
        ModelSettings.Place.USUAL,
        List.of(),
        kind,
        null,
        null,
        null,
        named.temperature(),
        null,
        null,
        named.keepAlive(),
        named.timeouts());
  }
}
