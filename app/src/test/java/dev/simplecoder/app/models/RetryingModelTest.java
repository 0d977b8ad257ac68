package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Reply.Reason;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class RetryingModelTest {

  private final List<Duration> slept = new ArrayList<>();
  private final List<Delta> deltas = new ArrayList<>();

  @Test
  void asksAgainAfterFailuresThatPass() throws InterruptedException {
    try (var server = OllamaServer.start()) {
      server.reply(
          OllamaReply.status(503, "busy"), OllamaReply.cutAfter(""), OllamaReply.text("Yes."));
      assertEquals("Yes.", text(ask(server)));
      assertEquals(3, server.chats().size());
      String broken =
          "the connection to "
              + server.baseUrl()
              + " broke before the reply was complete: the server closed the connection";
      assertEquals(
          List.of(
              new Delta.Retrying(server.baseUrl() + " answered 503: busy", slept.get(0), 2),
              new Delta.Retrying(broken, slept.get(1), 3),
              new Delta.Text("Yes.")),
          deltas);
    }
  }

  @Test
  void givesUpAfterThreeAttempts() throws InterruptedException {
    try (var server =
        OllamaServer.start().otherwise(_ -> OllamaReply.status(500, "out of memory"))) {
      assertEquals(Reason.SERVER_ERROR, reason(ask(server)));
      assertEquals(3, server.chats().size());
    }
  }

  @Test
  void neverAsksAgainWhenRefused() throws InterruptedException {
    try (var server = OllamaServer.start().reply(OllamaReply.status(400, "no"))) {
      assertEquals(Reason.REFUSED, reason(ask(server)));
      assertEquals(1, server.chats().size());
      assertEquals(List.of(), slept);
    }
  }

  @Test
  void neverAsksAgainOnceAPieceWasSeen() throws InterruptedException {
    try (var server = OllamaServer.start().reply(OllamaReply.cutAfter("So far "))) {
      assertEquals(Reason.CUT_OFF, reason(ask(server)));
      assertEquals(1, server.chats().size());
      assertEquals(List.of(new Delta.Text("So "), new Delta.Text("far ")), deltas);
    }
  }

  @Test
  void theDelayDoublesGiveOrTakeAQuarter() throws InterruptedException {
    for (long seed = 0; seed < 200; seed++) {
      slept.clear();
      model(OllamaServerGone.MODEL, seed).ask(ModelContract.HELLO, deltas::add);
      long first = slept.get(0).toMillis();
      long second = slept.get(1).toMillis();
      assertTrue(375 <= first && first <= 625, "seed " + seed + ": " + slept);
      assertTrue(750 <= second && second <= 1250, "seed " + seed + ": " + slept);
      assertEquals(2, slept.size());
    }
  }

  @Test
  void anInterruptEndsTheWaiting() {
    Model model =
        new RetryingModel(
            OllamaServerGone.MODEL,
            _ -> {
              throw new InterruptedException();
            },
            new SplittableRandom(1));
    assertThrows(InterruptedException.class, () -> model.ask(ModelContract.HELLO, deltas::add));
  }

  /** A model whose server never answers. */
  private static final class OllamaServerGone {
    static final Model MODEL =
        new OllamaModel(
            Prepared.choice(OllamaServer.absent(), ServerKind.OLLAMA),
            ModelSettings.at(OllamaServer.absent()),
            InstantSource.fixed(Instant.EPOCH),
            null);
  }

  private Reply ask(OllamaServer server) throws InterruptedException {
    Model model =
        new OllamaModel(
            Prepared.choice(server.baseUrl(), ServerKind.OLLAMA),
            ModelSettings.at(server.baseUrl()),
            InstantSource.fixed(Instant.EPOCH),
            null);
    return model(model, 1).ask(ModelContract.HELLO, deltas::add);
  }

  private Model model(Model model, long seed) {
    return new RetryingModel(model, slept::add, new SplittableRandom(seed));
  }

  private static String text(Reply reply) {
    return switch (reply) {
      case Reply.Said(Message.Assistant message, _) -> message.text();
      case Reply.Failed failed -> failed.detail();
    };
  }

  private static Reason reason(Reply reply) {
    return ((Reply.Failed) reply).reason();
  }
}
