package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Usage;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** What comes of a prompt that does not fit its window. */
class WindowRaisingTest {

  /** 10,000 tokens for the replay server. */
  private static final Prompt LONG =
      new Prompt(List.of(new Message.User("int a = 1;".repeat(4_000))), List.of());

  private static final String REFUSED =
      " answered 400: the input length exceeds the context length";

  private final List<Delta> deltas = new ArrayList<>();

  @Test
  void aRefusedPromptIsSentAgainWithTwiceTheWindowWhichStays() throws InterruptedException {
    try (var server = OllamaServer.start().otherwise(_ -> OllamaReply.text("Fine."))) {
      Model model = model(server, OllamaModelCard.CODER, 8_192);
      assertEquals("Fine.", text(model.ask(LONG, deltas::add)));
      assertEquals(
          List.of(
              new Delta.WindowRaised(8_192, 16_384, server.baseUrl() + REFUSED),
              new Delta.Text("Fine.")),
          deltas);
      assertEquals(16_384, model.contextWindow());
      model.ask(ModelContract.HELLO, deltas::add);
      assertEquals(List.of(8_192, 16_384, 16_384), windows(server));
    }
  }

  @Test
  void aPromptThatWasCutWithoutAWordIsSentAgainWhole() throws InterruptedException {
    try (var server =
        OllamaServer.start()
            .version("0.12.3")
            .silentlyTruncating()
            .countingWithoutTheCache()
            .otherwise(
                request -> OllamaReply.text(request.body().contains("KEY") ? "Read." : "?"))) {
      Model model = model(server, "0.12.3", OllamaModelCard.CODER, 4_096);
      var prompt =
          new Prompt(
              List.of(
                  new Message.Instructions("Be brief."),
                  new Message.User("The KEY is here. " + "a b c d ".repeat(2_000)),
                  new Message.User("go on ".repeat(2_000))),
              List.of());
      assertEquals("Read.", text(model.ask(prompt, deltas::add)));
      assertEquals(
          List.of(
              new Delta.Text("?"),
              new Delta.WindowRaised(
                  4_096,
                  8_192,
                  "the server dropped a part of the prompt: it counted 3003 tokens where there are"
                      + " at least 3502, in a window of 4096"),
              new Delta.Text("Read.")),
          deltas);
    }
  }

  @Test
  void theWindowIsNotRaisedBeyondWhatTheModelHolds() throws InterruptedException {
    var card = OllamaModelCard.CODER.holding(9_000);
    try (var server = OllamaServer.start(card).otherwise(_ -> OllamaReply.text("Fine."))) {
      Model model = model(server, card, 8_192);
      assertEquals(
          full(server, "; give a smaller task, or take a model with a window of more than 9000"),
          model.ask(LONG, deltas::add));
      assertEquals(List.of(8_192, 9_000), windows(server));
    }
  }

  @Test
  void forAReplyThatIsCutOffSoonTheWindowIsNotRaised() throws InterruptedException {
    var aside = new Prompt(LONG.messages(), List.of(), Prompt.Form.NATIVE, OptionalInt.of(48));
    try (var server = OllamaServer.start().otherwise(_ -> OllamaReply.text("Fine."))) {
      Model model = model(server, OllamaModelCard.CODER, 8_192);
      assertEquals(
          full(server, "; set num_ctx higher than 8192, or give a smaller task"),
          model.ask(aside, deltas::add));
      assertEquals(List.of(), deltas);
      assertEquals(8_192, model.contextWindow());
      assertEquals(List.of(8_192), windows(server));
    }
  }

  @Test
  void theWindowIsRaisedOnce() throws InterruptedException {
    var longer = new Prompt(List.of(new Message.User("int a = 1;".repeat(8_000))), List.of());
    try (var server = OllamaServer.start().otherwise(_ -> OllamaReply.text("Fine."))) {
      Model model = model(server, OllamaModelCard.CODER, 8_192);
      model.ask(LONG, deltas::add);
      assertEquals(
          full(server, "; set num_ctx higher than 16384, or give a smaller task"),
          model.ask(longer, deltas::add));
      assertEquals(List.of(8_192, 16_384, 16_384), windows(server));
    }
  }

  @Test
  void aWindowThatAPersonSetIsNotRaised() throws InterruptedException {
    try (var server = OllamaServer.start()) {
      Choice.One choice =
          Prepared.choice(
              server.baseUrl(), ServerKind.OLLAMA, "0.30.0", OllamaModelCard.CODER, 8_192);
      var settings = Prepared.holding(server, 8_192);
      Model model = new OllamaModel(choice, settings, InstantSource.fixed(Instant.EPOCH), null);
      assertEquals(
          full(server, "; set num_ctx higher than 8192, or give a smaller task"),
          model.ask(LONG, deltas::add));
      assertEquals(List.of(), deltas);
    }
  }

  @Test
  void aWindowIsNotRaisedWhereNobodyKnowsWhatTheModelHolds() throws InterruptedException {
    var card = OllamaModelCard.CODER.holding(0);
    try (var server = OllamaServer.start(card)) {
      assertEquals(
          full(server, "; set num_ctx higher than 8192, or give a smaller task"),
          model(server, card, 8_192).ask(LONG, deltas::add));
    }
  }

  @Test
  void aFailureToLoadTheModelAgainIsTriedAgain() throws InterruptedException {
    try (var server =
        OllamaServer.start().reply(OllamaReply.status(503, "loading"), OllamaReply.text("Fine."))) {
      Model model =
          new RetryingModel(
              model(server, OllamaModelCard.CODER, 8_192), _ -> {}, new SplittableRandom(1));
      assertEquals("Fine.", text(model.ask(LONG, deltas::add)));
      assertEquals(List.of(8_192, 16_384, 16_384), windows(server));
    }
  }

  private static Reply full(OllamaServer server, String todo) {
    return new Reply.Failed(
        Reply.Reason.CONTEXT_FULL, server.baseUrl() + REFUSED + todo, "", Usage.NONE);
  }

  private static Model model(OllamaServer server, OllamaModelCard card, int window) {
    return model(server, "0.30.0", card, window);
  }

  private static Model model(
      OllamaServer server, String version, OllamaModelCard card, int window) {
    return new OllamaModel(
        Prepared.choice(server.baseUrl(), ServerKind.OLLAMA, version, card, window),
        ModelSettings.at(server.baseUrl()),
        InstantSource.fixed(Instant.EPOCH),
        null);
  }

  private static List<Integer> windows(OllamaServer server) {
    return server.chats().stream().map(it -> it.path("options").path("num_ctx").asInt()).toList();
  }

  private static String text(Reply reply) {
    return switch (reply) {
      case Reply.Said said -> said.message().text();
      case Reply.Failed failed -> failed.detail();
    };
  }
}
