package dev.simplecoder.app.routing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaServer;
import dev.simplecoder.app.models.OpenedEmbedder;
import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Vector;
import dev.simplecoder.router.feature.Meaning;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class RequestMeaningsTest {

  private static final String NOMIC = "nomic-embed-text:latest";
  private static final Duration LONG = Duration.ofMinutes(1);
  private static final ModelSettings NOWHERE = ModelSettings.at(OllamaServer.absent());

  private final List<String> notices = new ArrayList<>();
  private final List<String> asked = new ArrayList<>();

  /** A model that answers with numbers of a dimension, or not at all. */
  private interface Answers {
    Vector to(String text) throws IOException, InterruptedException;
  }

  private RequestMeanings fake(Answers answers) {
    return fake(answers, LONG);
  }

  private RequestMeanings fake(Answers answers, Duration patience) {
    var embedder =
        new Embedder() {
          @Override
          public String model() {
            return "fake@1";
          }

          @Override
          public int dimension() {
            return 4;
          }

          @Override
          public int batch() {
            return 1;
          }

          @Override
          public List<Vector> passages(List<String> texts) {
            throw new IllegalStateException("a request is a query");
          }

          @Override
          public Vector query(String text) throws IOException, InterruptedException {
            asked.add(text);
            return answers.to(text);
          }
        };
    return new RequestMeanings(
        (server, model) -> {
          asked.add("open " + model + " at " + server.baseUrl().getHost());
          return new OpenedEmbedder.Ready(embedder);
        },
        patience);
  }

  private Meaning meaning(RequestMeanings meanings, ModelSettings server, String request)
      throws InterruptedException {
    return meanings.ask(server, NOMIC, request).meaning(notices::add);
  }

  @Test
  void aModelIsOpenedOnceAndARequestIsSentOnceAndCut() throws InterruptedException {
    RequestMeanings meanings = fake(text -> Vector.of(text.length(), 1, 0, 0));
    var fix = meanings.ask(NOWHERE, NOMIC, "fix");
    Meaning first = fix.meaning(notices::add);
    assertEquals(first, fix.meaning(notices::add));
    assertEquals("fake@1", first.model());
    assertNotEquals(first, meaning(meanings, NOWHERE, "x".repeat(9_000)));
    assertEquals(List.of("open " + NOMIC + " at 127.0.0.1", "fix", "x".repeat(8_000)), asked);
    assertEquals(List.of(), notices);
  }

  @Test
  void anotherServerIsAnotherModel() throws InterruptedException {
    RequestMeanings meanings = fake(_ -> Vector.of(1, 1, 0, 0));
    meaning(meanings, NOWHERE, "fix");
    meaning(meanings, ModelSettings.at(URI.create("http://elsewhere")), "fix");
    assertEquals(List.of("open " + NOMIC + " at elsewhere", "fix"), asked.subList(2, 4));
  }

  @Test
  void whatIsNoAnswerIsGoneWithoutAndToldOnce() throws InterruptedException {
    RequestMeanings meanings = fake(_ -> Vector.of(1, 2, 3));
    for (int i = 0; i < 3; i++) {
      assertEquals(Meaning.UNKNOWN, meaning(meanings, NOWHERE, "fix"));
    }
    assertEquals(
        List.of(
            "the router goes without what the request means: " + NOMIC + " sent 3 numbers, not 4"),
        notices);
  }

  @Test
  void aModelThatAnswersOtherwiseThanItDidIsOpenedAnewForTheNextRequest()
      throws InterruptedException {
    RequestMeanings meanings =
        fake(text -> text.equals("odd") ? Vector.of(1, 2, 3) : Vector.of(1, 1, 0, 0));
    Meaning before = meaning(meanings, NOWHERE, "fix");
    assertEquals(Meaning.UNKNOWN, meaning(meanings, NOWHERE, "odd"));
    assertEquals(before, meaning(meanings, NOWHERE, "fix"));
    String open = "open " + NOMIC + " at 127.0.0.1";
    assertEquals(List.of(open, "fix", "odd", open, "fix"), asked);
  }

  @Test
  void whatNobodyWaitsForAnyMoreDoesNotKeepTheNextRequestWaiting() throws InterruptedException {
    var released = new CountDownLatch(1);
    var answered = new CountDownLatch(1);
    RequestMeanings meanings =
        fake(
            text -> {
              if (text.equals("next")) {
                answered.countDown();
              } else {
                released.await();
              }
              return Vector.of(1, 1, 0, 0);
            },
            Duration.ZERO);
    for (String request : List.of("hangs", "second", "third")) {
      assertEquals(Meaning.UNKNOWN, meaning(meanings, NOWHERE, request));
    }
    meanings.ask(NOWHERE, NOMIC, "next");
    released.countDown();
    answered.await();
    assertEquals(List.of("open " + NOMIC + " at 127.0.0.1", "hangs", "next"), asked);
  }

  @Test
  void aBugIsNotTakenForAnAbsentModel() {
    RequestMeanings meanings =
        fake(_ -> {
          throw new IllegalStateException("a bug");
        });
    assertThrows(IllegalStateException.class, () -> meaning(meanings, NOWHERE, "fix"));
  }

  @Test
  void anInterruptEndsTheWait() {
    var answered = new CountDownLatch(1);
    RequestMeanings meanings =
        fake(_ -> {
          answered.await();
          return Vector.of(1, 1, 0, 0);
        });
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> meaning(meanings, NOWHERE, "fix"));
    answered.countDown();
  }

  @Test
  void withoutAServerOrAModelTheRouterGoesWithout() throws InterruptedException {
    var meanings = new RequestMeanings(LONG);
    assertEquals(Meaning.UNKNOWN, meaning(meanings, NOWHERE, "fix"));
    assertTrue(notices.getFirst().contains("means: no model server at "), notices::toString);
    try (var server = OllamaServer.start()) {
      var other = new RequestMeanings(LONG);
      ModelSettings there = ModelSettings.at(server.baseUrl());
      assertEquals(Meaning.UNKNOWN, meaning(other, there, "fix"));
      assertTrue(notices.getLast().contains("has no model " + NOMIC), notices::toString);
    }
  }

  @Test
  void overHttpARequestMeansTheSameEachTimeAndAnotherSomethingElse() throws InterruptedException {
    try (var server = OllamaServer.start(OllamaModelCard.embedding(NOMIC))) {
      ModelSettings there = ModelSettings.at(server.baseUrl());
      var meanings = new RequestMeanings(LONG);
      Meaning fix = meaning(meanings, there, "fix the parser");
      assertTrue(fix.model().startsWith(NOMIC + "@"), fix::model);
      assertEquals(fix, meaning(new RequestMeanings(LONG), there, "fix the parser"));
      assertNotEquals(fix, meaning(meanings, there, "write a poem"));
      assertEquals(List.of(), notices);
    }
  }

  /** The model is left to load, so that whoever asks next has an answer. */
  @Test
  void aServerThatDoesNotAnswerInTimeHoldsNoTaskUpAndIsNotGivenUp() throws InterruptedException {
    try (var server = OllamaServer.start(OllamaModelCard.embedding(NOMIC)).holdingEmbeddings()) {
      ModelSettings there = ModelSettings.at(server.baseUrl());
      var asked = new RequestMeanings(Duration.ZERO).ask(there, NOMIC, "fix the parser");

      assertEquals(Meaning.UNKNOWN, asked.meaning(notices::add));

      server.awaitHolding();
      server.release();
      assertNotEquals(Meaning.UNKNOWN, meaning(new RequestMeanings(LONG), there, "fix"));
      assertEquals(
          List.of(
              "the router goes without what the request means: "
                  + NOMIC
                  + " has not answered within 0 ms; it may have to be loaded first"),
          notices);
    }
  }
}
