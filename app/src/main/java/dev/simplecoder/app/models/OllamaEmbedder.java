package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.app.http.HttpAnswer;
import dev.simplecoder.app.http.ServerAddress;
import dev.simplecoder.rag.Embedder;
import dev.simplecoder.rag.Vector;
import java.io.IOException;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A model that places texts by their meaning: Ollama's {@code /api/embed}. */
public final class OllamaEmbedder implements Embedder {

  /** The largest batch whose answer is still small beside what a connection may bring. */
  private static final int BATCH = 32;

  /** The longest passage has fewer; the same in every request, else the model is loaded anew. */
  private static final int MOST_TOKENS = 2_048;

  private final JsonQuestions questions;
  private final ServedModel served;
  private final String keepAlive;
  private final EmbeddingPrefixes prefixes;
  private final int dimension;

  private OllamaEmbedder(JsonQuestions questions, ServedModel served, ModelSettings settings)
      throws IOException {
    this.questions = questions;
    this.served = served;
    this.keepAlive = settings.keepAlive().toSeconds() + "s";
    this.prefixes = EmbeddingPrefixes.of(served.name());
    this.dimension = ask(List.of("dimension")).getFirst().dimension();
  }

  /** Blocks until the model has answered once, which may make the server load it. */
  public static OpenedEmbedder open(ModelSettings settings, String name)
      throws InterruptedException {
    URI root = ServerAddress.root(settings.baseUrl());
    var questions = new JsonQuestions(root, settings.apiKey(), settings.timeouts());
    try {
      Optional<ServedModel> served = new OllamaCatalog(questions, "").model(name);
      if (served.isEmpty()) {
        return new OpenedEmbedder.Absent(Problems.noEmbedder(root, name));
      }
      return new OpenedEmbedder.Ready(new OllamaEmbedder(questions, served.get(), settings));
    } catch (Refused refused) {
      return new OpenedEmbedder.Absent(
          Problems.notEmbedding(name, String.valueOf(refused.getMessage())));
    } catch (IOException failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      return new OpenedEmbedder.Absent(Problems.unreachable(root, failed));
    }
  }

  /** With what changes when the model does. */
  @Override
  public String model() {
    return served.name() + "@" + served.digest();
  }

  @Override
  public int dimension() {
    return dimension;
  }

  @Override
  public int batch() {
    return BATCH;
  }

  @Override
  public List<Vector> passages(List<String> texts) throws IOException, InterruptedException {
    return interruptibly(texts.stream().map(prefixes.passage()::concat).toList());
  }

  @Override
  public Vector query(String text) throws IOException, InterruptedException {
    return interruptibly(List.of(prefixes.query() + text)).getFirst();
  }

  /** The server does not embed with this model. */
  private static final class Refused extends IOException {
    private static final long serialVersionUID = 1L;

    Refused(String message) {
      super(message);
    }
  }

  private List<Vector> interruptibly(List<String> texts) throws IOException, InterruptedException {
    try {
      return ask(texts);
    } catch (IOException failed) {
      if (Thread.interrupted()) {
        throw new InterruptedException();
      }
      throw failed;
    }
  }

  private List<Vector> ask(List<String> texts) throws IOException {
    ObjectNode wish = JsonTree.empty().put("model", served.name()).put("keep_alive", keepAlive);
    wish.putObject("options").put("num_ctx", tokens());
    texts.forEach(wish.putArray("input")::add);
    try (HttpAnswer answer = questions.work("/api/embed", wish)) {
      String body = answer.text();
      if (answer.status() != 200) {
        throw new Refused(JsonTree.error(body));
      }
      JsonNode embeddings =
          JsonTree.object(body)
              .orElseThrow(() -> new Refused("the server sent no JSON object"))
              .path("embeddings");
      List<Vector> vectors = new ArrayList<>();
      for (JsonNode embedding : embeddings) {
        vectors.add(vector(embedding));
      }
      if (vectors.size() != texts.size()) {
        throw new Refused(
            "the server sent " + vectors.size() + " vectors for " + texts.size() + " texts");
      }
      return vectors;
    }
  }

  private int tokens() {
    int most = served.contextLength();
    return 0 < most ? Math.min(most, MOST_TOKENS) : MOST_TOKENS;
  }

  private static Vector vector(JsonNode numbers) throws IOException {
    if (numbers.isEmpty()) {
      throw new Refused("the server sent an empty vector");
    }
    float[] values = new float[numbers.size()];
    for (int i = 0; i < values.length; i++) {
      JsonNode number = numbers.path(i);
      values[i] = number.floatValue();
      if (!number.isNumber() || !Float.isFinite(values[i])) {
        throw new Refused("the server sent a vector that is not all numbers");
      }
    }
    return Vector.of(values);
  }
}
