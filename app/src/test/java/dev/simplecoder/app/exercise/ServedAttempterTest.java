package dev.simplecoder.app.exercise;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.program.Ending;
import dev.simplecoder.agent.program.Exercise;
import dev.simplecoder.agent.program.Extracted;
import dev.simplecoder.agent.program.VisibleTests;
import dev.simplecoder.agent.program.Why;
import dev.simplecoder.app.bench.FakeHarness;
import dev.simplecoder.app.models.Engine;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaReply;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.models.RecordedRequest;
import dev.simplecoder.app.sandbox.OpenedSandbox;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.router.reward.Attempt;
import dev.simplecoder.router.reward.TestCount;
import dev.simplecoder.tools.program.HiddenTests;
import dev.simplecoder.tools.program.Problem;
import java.net.URI;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class ServedAttempterTest {

  private static final String CODER = OllamaModelCard.CODER.name();

  private static final Problem PROBLEM =
      new Problem(
          "Own/1",
          new Exercise("def f(x):\n", "f", new VisibleTests(List.of("assert f(1) == 2"))),
          new HiddenTests("assert f(41) == 42\nassert f(2) == 3"));

  private final List<OllamaServer> servers = new ArrayList<>();

  private OllamaServer server(OllamaServer.Kind kind) {
    OllamaServer server = OllamaServer.start(kind, List.of(OllamaModelCard.CODER));
    servers.add(server);
    return server;
  }

  private OllamaServer server() {
    return server(OllamaServer.Kind.OLLAMA);
  }

  @AfterEach
  void close() {
    servers.forEach(OllamaServer::close);
  }

  private static Backend backend(String model, URI... hosts) throws InterruptedException {
    var sandbox = new FakeHarness();
    return Backend.open(
        new ModelServers(InstantSource.system(), _ -> {}, new Random(1), Engine.NONE),
        List.of(hosts).stream().map(ModelSettings::at).toList(),
        List.of(model),
        Scoring.WANTED,
        new OpenedSandbox.Ready(sandbox, sandbox.name(), ""),
        InstantSource.system());
  }

  private static Asked asked(int sample, Attempted... failures) {
    return new Asked(PROBLEM, CODER, new Sampling(0.7, 10), sample, List.of(failures));
  }

  private static OllamaReply program(String word) {
    return OllamaReply.text("```python\ndef f(x):\n    return '" + word + "'\n```\n");
  }

  @Test
  void aReplyIsReadRunAndJudged() throws Exception {
    try (Backend backend = backend(CODER, server().reply(program("half")).baseUrl())) {
      Attempted attempted = backend.attempter().attempt(asked(0));
      assertEquals(new Extracted.Program("def f(x):\n    return 'half'\n"), attempted.extracted());
      assertEquals(Ending.FENCE, attempted.ending());
      assertEquals(
          new Verdict<>(new Attempt.Ran<>(new TestCount<>(1, 1)), null), attempted.visible());
      assertEquals(
          new Verdict<>(new Attempt.Ran<>(new TestCount<>(1, 2)), FailureClass.PARTLY_PASSED),
          attempted.hidden());
      assertTrue(attempted.prompt().contains("assert f(1) == 2"), attempted.prompt());
      assertTrue(0 < attempted.spent().completionTokens());
    }
  }

  @Test
  void aReplyWithoutAProgramIsAnAttempt() throws Exception {
    OllamaServer server = server().reply(OllamaReply.text("I would rather not."));
    try (Backend backend = backend(CODER, server.baseUrl())) {
      Attempted attempted = backend.attempter().attempt(asked(0));
      assertEquals(new Extracted.NoProgram(Why.PROSE), attempted.extracted());
      assertEquals(
          new Verdict<>(new Attempt.NoProgram<>(), FailureClass.NO_PROGRAM), attempted.hidden());
      assertEquals("the reply has no code", attempted.complaint());
    }
  }

  @Test
  void eachSampleHasASeedOfItsOwnAndTheTemperatureThatWasAskedFor() throws Exception {
    OllamaServer server = server().otherwise(_ -> program("right"));
    try (Backend backend = backend(CODER, server.baseUrl())) {
      backend.attempter().attempt(asked(0));
      backend.attempter().attempt(asked(3));
    }
    assertEquals(
        List.of(10, 13),
        server.chats().stream().map(chat -> chat.path("options").path("seed").asInt()).toList());
    assertEquals(0.7, server.chats().getFirst().path("options").path("temperature").asDouble());
  }

  @Test
  void aRepairShowsTheFailureAndWhatTheVisibleTestsSaid() throws Exception {
    OllamaServer server = server().reply(program("wrong"), program("right"));
    try (Backend backend = backend(CODER, server.baseUrl())) {
      Attempted failed = backend.attempter().attempt(asked(0));
      assertFalse(failed.visible().isPassed());
      Attempted mended = backend.attempter().attempt(asked(1, failed));
      assertTrue(mended.hidden().isPassed());
    }
    List<String> messages = new ArrayList<>();
    server
        .chats()
        .getLast()
        .path("messages")
        .forEach(message -> messages.add(message.path("role").asText()));
    assertEquals(List.of("user", "assistant", "user"), messages);
    String last = server.chats().getLast().path("messages").get(2).path("content").asText();
    assertTrue(last.startsWith("This does not work yet:\n\n    wrong\n\nWrite"), last);
  }

  @Test
  void noRequestEverHasAHiddenTest() throws Exception {
    OllamaServer server = server().otherwise(_ -> program("wrong"));
    try (Backend backend = backend(CODER, server.baseUrl())) {
      Attempted failed = backend.attempter().attempt(asked(0));
      backend.attempter().attempt(asked(1, failed, failed));
    }
    assertEquals(2, server.chats().size());
    for (RecordedRequest request : server.requests()) {
      assertFalse(request.body().contains("42") || request.body().contains("f(2)"));
    }
  }

  @Test
  void whatTheServerSaysOfProbabilitiesIsKeptOfEitherProtocol() throws Exception {
    OllamaServer ollama =
        server()
            .reply(
                lines(
                    """
                    {"message":{"role":"assistant","content":"Su"},"done":false,"logprobs":[{"token":"Su","logprob":-0.25}]}
                    {"message":{"role":"assistant","content":"re"},"done":false,"logprobs":[{"token":"re","logprob":-1}]}
                    {"message":{"role":"assistant","content":""},"done":true,"done_reason":"stop","prompt_eval_count":300,"eval_count":2}
                    """));
    OllamaServer openAi =
        server(OllamaServer.Kind.OPEN_AI)
            .reply(
                lines(
                    """
                    {"choices":[{"delta":{"content":"Sure"},"logprobs":{"content":[{"token":"Su","logprob":-0.25},{"token":"re","logprob":-1}]}}]}
                    {"choices":[{"delta":{},"finish_reason":"stop"}]}
                    [DONE]
                    """));
    for (OllamaServer server : List.of(ollama, openAi)) {
      try (Backend backend = backend(CODER, server.baseUrl())) {
        Attempted attempted = backend.attempter().attempt(asked(0));
        assertEquals("Sure", attempted.reply());
        assertEquals(
            List.of(new LogProbability("Su", -0.25), new LogProbability("re", -1)),
            attempted.logProbabilities());
      }
      assertTrue(server.chats().getFirst().path("logprobs").asBoolean());
    }
  }

  private static OllamaReply lines(String text) {
    return new OllamaReply(text.lines().<OllamaReply.Step>map(OllamaReply.Step.Raw::new).toList());
  }

  @Test
  void whereAServerFailsAnotherOneThatHasTheModelIsAsked() throws Exception {
    OllamaServer broken = server().otherwise(_ -> OllamaReply.status(500, "out of memory"));
    OllamaServer whole = server(OllamaServer.Kind.OPEN_AI).otherwise(_ -> program("right"));
    try (Backend backend = backend(CODER, broken.baseUrl(), whole.baseUrl())) {
      assertTrue(backend.attempter().attempt(asked(0)).hidden().isPassed());
    }
    assertEquals(3, broken.chats().size(), "it is asked again before another one is");
    assertEquals(1, whole.chats().size());
  }

  @Test
  void theServerThatHasLeastToDoIsAsked() throws Exception {
    OllamaServer busy =
        server()
            .reply(
                new OllamaReply(
                    Stream.concat(
                            Stream.of(new OllamaReply.Step.Hold()),
                            program("right").steps().stream())
                        .toList()));
    OllamaServer idle = server().reply(program("half"));
    try (Backend backend = backend(CODER, busy.baseUrl(), idle.baseUrl());
        var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Attempted> first = threads.submit(() -> backend.attempter().attempt(asked(0)));
      busy.awaitHolding();
      assertFalse(backend.attempter().attempt(asked(1)).hidden().isPassed());
      busy.release();
      assertTrue(first.get().hidden().isPassed());
    }
    assertEquals(1, idle.chats().size());
  }

  @Test
  void whereAllFailNothingBecameKnownOfTheModel() throws Exception {
    OllamaServer broken = server().otherwise(_ -> OllamaReply.status(500, "out of memory"));
    try (Backend backend = backend(CODER, broken.baseUrl())) {
      String why =
          assertThrows(NotAttempted.class, () -> backend.attempter().attempt(asked(0))).why();
      assertTrue(why.startsWith(CODER + ": ") && why.contains("out of memory"), why);
    }
  }

  @Test
  void aModelThatNoServerHasAndAServerThatDoesNotAnswerAreSaid() {
    URI there = server().baseUrl();
    String missing = assertThrows(UserError.class, () -> backend("another", there).close()).line();
    assertTrue(missing.contains("another"), missing);
    String absent =
        assertThrows(UserError.class, () -> backend(CODER, there, OllamaServer.absent()).close())
            .line();
    assertTrue(absent.contains(OllamaServer.absent().toString()), absent);
  }
}
