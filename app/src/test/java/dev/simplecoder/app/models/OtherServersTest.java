package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.app.models.OllamaServer.Kind;
import java.net.URI;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Several servers are named. */
class OtherServersTest {

  private static final OllamaModelCard SMALL = OllamaModelCard.withTools("llama3.2:3b");
  private static final OllamaModelCard GRANITE = OllamaModelCard.withTools("granite4:3b");

  private final OllamaServer first = OllamaServer.start(OllamaModelCard.CODER, SMALL);
  private final OllamaServer second = OllamaServer.start(Kind.OPEN_AI, List.of(GRANITE, SMALL));
  private final List<String> passed = new ArrayList<>();

  @AfterEach
  void end() {
    first.close();
    second.close();
  }

  @Test
  void theModelsOfAllAreOfferedAndWhatBothHaveIsTheFirstOnes() throws InterruptedException {
    var some =
        assertInstanceOf(
            Offered.Some.class, servers().offered(near(null, second.baseUrl()), this::pass));

    assertEquals(
        List.of(
            "qwen2.5-coder:7b at " + first.baseUrl(),
            "llama3.2:3b at " + first.baseUrl(),
            "granite4:3b at " + second.baseUrl()),
        some.models().stream().map(one -> one.model().name() + " at " + one.server()).toList());
    assertEquals(List.of(), passed);
  }

  @Test
  void aModelThatIsAskedForIsFoundAtTheServerThatHasIt() throws InterruptedException {
    assertEquals(second.baseUrl(), chosen(near("granite4:3b", second.baseUrl())).server());
    assertEquals(List.of("the server at " + first.baseUrl() + " has no model granite4:3b"), passed);
  }

  @Test
  void oneThatDoesNotAnswerIsPassedOverAndToldOf() throws InterruptedException {
    URI absent = OllamaServer.absent();
    servers().offered(near(null, absent), this::pass);

    assertEquals(List.of("no model server at " + absent + ": connection refused"), passed);
    assertEquals("qwen2.5-coder:7b", chosen(near(null, absent)).model().name());
  }

  @Test
  void withoutAnyTheFirstIsReportedAndTheOthersAreToldOf() throws InterruptedException {
    first.close();
    second.close();
    var none =
        assertInstanceOf(
            Choice.None.class, servers().choose(near(null, second.baseUrl()), this::pass));

    assertEquals(
        "no model server at " + first.baseUrl() + ": connection refused", none.problem().message());
    assertEquals(
        List.of("no model server at " + second.baseUrl() + ": connection refused"), passed);
  }

  @Test
  void theKeyIsForTheFirstAlone() throws InterruptedException {
    ModelSettings settings = near("granite4:3b", second.baseUrl());
    second.reply(OllamaReply.text("hello"));
    servers()
        .model(chosen(settings), settings, null)
        .ask(new Prompt(List.of(new Message.User("hello")), List.of()), _ -> {});

    assertEquals(
        List.of("Bearer secret"),
        first.requests().stream().map(it -> it.headers().get("authorization")).distinct().toList());
    assertEquals(
        List.of(),
        second.requests().stream()
            .map(it -> it.headers().get("authorization"))
            .filter(Objects::nonNull)
            .toList());
  }

  @Test
  void theListHasEachServerAndOneChoice() throws InterruptedException {
    Listed listed = servers().list(near(null, second.baseUrl(), OllamaServer.absent()));

    assertEquals(
        List.of(first.baseUrl(), second.baseUrl()),
        listed.servers().stream().map(Listed.Server::baseUrl).toList());
    assertEquals(
        List.of("qwen2.5-coder:7b at " + first.baseUrl()),
        listed.servers().stream()
            .flatMap(server ->
                server.models().stream()
                    .filter(model -> listed.isChosen(server, model))
                    .map(model -> model.name() + " at " + server.baseUrl()))
            .toList());
    assertEquals(1, listed.absent().size());
  }

  private void pass(Problem problem) {
    passed.add(problem.message());
  }

  private Choice.One chosen(ModelSettings settings) throws InterruptedException {
    return assertInstanceOf(Choice.One.class, servers().choose(settings, this::pass));
  }

  private ModelSettings near(@Nullable String model, URI... others) {
    ModelSettings usual = ModelSettings.at(first.baseUrl());
    return new ModelSettings(
        usual.baseUrl(),
        usual.place(),
        List.of(others),
        null,
        model,
        "secret",
        null,
        usual.temperature(),
        null,
        null,
        usual.keepAlive(),
        usual.timeouts());
  }

  private static ModelServers servers() {
    return new ModelServers(
        InstantSource.fixed(Instant.EPOCH), _ -> {}, new SplittableRandom(1), Engine.NONE);
  }
}
