package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/** The models and files that the replay server has. */
final class ReplayStore {

  private static final int DIMENSIONS = 8;

  private final List<OllamaModelCard> models;
  private final Set<String> blobs = ConcurrentHashMap.newKeySet();

  /** A status and a body. */
  record Answer(int status, JsonNode body) {}

  ReplayStore(List<OllamaModelCard> models) {
    this.models = new CopyOnWriteArrayList<>(models);
  }

  Optional<OllamaModelCard> model(String name) {
    return models.stream().filter(card -> card.name().equals(name)).findFirst();
  }

  void add(OllamaModelCard card) {
    models.add(card);
  }

  Answer show(String model) {
    return model(model)
        .map(card -> new Answer(200, card.shown()))
        .orElseGet(() -> new Answer(404, notFound(model)));
  }

  Answer delete(String model) {
    return models.removeIf(card -> card.name().equals(model))
        ? new Answer(200, Json.object())
        : new Answer(404, notFound(model));
  }

  Answer hasBlob(String digest) {
    return new Answer(blobs.contains(digest) ? 200 : 404, Json.object());
  }

  /** As with Ollama, what comes has to be what was announced. */
  Answer takeBlob(String announced, String came) {
    if (!announced.equals(came)) {
      String message = "digest mismatch, expected \"%s\", got \"%s\"".formatted(announced, came);
      return new Answer(400, Json.object().put("error", message));
    }
    blobs.add(came);
    return new Answer(201, Json.object());
  }

  /** Makes a model of files that are there. */
  OllamaReply create(JsonNode wish) {
    for (JsonNode digest : wish.path("files")) {
      if (!blobs.contains(digest.asText())) {
        return OllamaReply.status(400, "no such file " + digest.asText());
      }
    }
    add(OllamaModelCard.withTools(wish.path("model").asText()));
    return OllamaReply.create();
  }

  /** A small vector for each text, always the same for the same text. */
  Answer embed(JsonNode wish) {
    String model = wish.path("model").asText();
    if (model(model).isEmpty()) {
      return new Answer(404, notFound(model));
    }
    JsonNode input = wish.path("input");
    ObjectNode answer = Json.object().put("model", model);
    ArrayNode vectors = answer.putArray("embeddings");
    int characters = 0;
    for (JsonNode text : input.isArray() ? input : Json.read("[" + input + "]")) {
      vector(text.asText(), vectors.addArray());
      characters += text.asText().length();
    }
    answer.put("prompt_eval_count", ReplayPrompt.tokens(characters));
    return new Answer(200, answer);
  }

  private static void vector(String text, ArrayNode target) {
    double[] values = new double[DIMENSIONS];
    for (int i = 0; i < text.length(); i++) {
      values[(text.charAt(i) + i) % DIMENSIONS] += 1 + text.charAt(i) % 7;
    }
    double length = 0;
    for (double value : values) {
      length += value * value;
    }
    for (double value : values) {
      target.add(length == 0 ? 0 : value / Math.sqrt(length));
    }
  }

  JsonNode tags() {
    ObjectNode tags = Json.object();
    models.forEach(card -> tags.withArray("models").add(card.tag()));
    return models.isEmpty() ? tags.putNull("models") : tags;
  }

  JsonNode running() {
    ObjectNode running = Json.object();
    running.putArray("models");
    models.stream()
        .filter(card -> 0 < card.loadedContext())
        .forEach(card -> running.withArray("models").add(card.running()));
    return running;
  }

  JsonNode list() {
    ObjectNode list = Json.object().put("object", "list");
    list.putArray("data");
    models.forEach(card ->
        list.withArray("data")
            .addObject()
            .put("id", card.name())
            .put("object", "model")
            .put("max_model_len", card.contextLength()));
    return list;
  }

  static ObjectNode notFound(String model) {
    return Json.object().put("error", "model '" + model + "' not found");
  }
}
