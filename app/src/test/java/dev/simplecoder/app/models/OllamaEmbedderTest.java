package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OllamaEmbedderTest {

  private static final String NOMIC = "nomic-embed-text:latest";

  private static Embedder open(OllamaServer server, String name) throws InterruptedException {
    return assertInstanceOf(
            OpenedEmbedder.Ready.class,
            OllamaEmbedder.open(ModelSettings.at(server.baseUrl()), name))
        .embedder();
  }

  private static String absent(URI baseUrl, String name) throws InterruptedException {
    return assertInstanceOf(
            OpenedEmbedder.Absent.class, OllamaEmbedder.open(ModelSettings.at(baseUrl), name))
        .problem()
        .line();
  }

  private static List<JsonNode> wishes(OllamaServer server) {
    return server.requests().stream()
        .filter(request -> request.path().equals("/api/embed"))
        .map(RecordedRequest::json)
        .toList();
  }

  @Test
  void passagesAndQueriesComeWithWhatTheModelWantsBeforeThem() throws Exception {
    try (var server = OllamaServer.start(OllamaModelCard.embedding(NOMIC))) {
      Embedder embedder = open(server, NOMIC);
      List<Vector> vectors = embedder.passages(List.of("one", "two", "one"));
      assertEquals(vectors.get(0), vectors.get(2));
      assertEquals(8, embedder.dimension());
      assertTrue(embedder.model().startsWith(NOMIC + "@"), embedder.model());
      embedder.query("where?");
      List<JsonNode> wishes = wishes(server);
      assertEquals(3, wishes.size());
      assertEquals(
          Json.read("[\"search_document: one\",\"search_document: two\",\"search_document: one\"]"),
          wishes.get(1).path("input"));
      assertEquals(Json.read("[\"search_query: where?\"]"), wishes.get(2).path("input"));
      for (JsonNode wish : wishes) {
        assertEquals(
            Json.read("{\"num_ctx\":2048}"), wish.path("options"), "else it is loaded anew");
      }
    }
  }

  @Test
  void prefixesGoByTheModelsName() throws Exception {
    assertEquals(
        new EmbeddingPrefixes("", "query: "),
        EmbeddingPrefixes.of("x/snowflake-arctic-embed2:568m"));
    assertEquals(
        new EmbeddingPrefixes(
            "",
            "Instruct: Given a question about a project, find the code that answers it\nQuery: "),
        EmbeddingPrefixes.of("Qwen3-Embedding:0.6b"));
    assertEquals(new EmbeddingPrefixes("", ""), EmbeddingPrefixes.of("all-minilm"));
  }

  @Test
  void withoutTheModelOrAServerItIsSaidWhatToDo() throws Exception {
    try (var server = OllamaServer.start()) {
      assertEquals(
          "the server at "
              + server.baseUrl()
              + " has no model nomic-embed-text; `simplecoder models pull nomic-embed-text` gets it, or name"
              + " another as embedding_model",
          absent(server.baseUrl(), "nomic-embed-text"));
    }
    assertTrue(absent(OllamaServer.absent(), NOMIC).startsWith("no model server at "));
  }

  /** A server that answers is there: it is of no use to start one. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          [[0.5, null]]  | a vector that is not all numbers
          [[0.5, "NaN"]] | a vector that is not all numbers
          [[0.5, 1e60]]  | a vector that is not all numbers
          [{"a": 0.5}]   | a vector that is not all numbers
          [[]]           | an empty vector
          [[1], [1]]     | 2 vectors for 1 texts
          """)
  void whatIsNoVectorIsToldOfTheModelAndNotOfTheServer(String embeddings, String sent)
      throws Exception {
    try (var server = OllamaServer.start(OllamaModelCard.embedding(NOMIC)).embeddings(embeddings)) {
      assertEquals(
          "the model "
              + NOMIC
              + " gives no vectors: the server sent "
              + sent
              + "; name another as embedding_model, such as nomic-embed-text",
          absent(server.baseUrl(), NOMIC));
    }
  }

  @Test
  void aRefusalIsAFailureAndNotAnEmptyAnswer() throws Exception {
    try (var server = OllamaServer.start(OllamaModelCard.embedding(NOMIC))) {
      Embedder embedder = open(server, NOMIC);
      server.lockedWith("another key");
      assertThrows(IOException.class, () -> embedder.passages(List.of("one")));
    }
  }
}
