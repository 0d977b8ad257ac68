package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Ollama's models: {@code /api/tags}, {@code /api/show} and {@code /api/ps}. */
final class OllamaCatalog implements ModelServer {

  private static final List<String> CODER_NAMES = List.of("coder", "code", "devstral");

  private static final Comparator<ServedModel> BEST_FIRST =
      Comparator.comparing((ServedModel model) -> model.loaded() == null)
          .thenComparing(model -> !isCoder(model))
          .thenComparing(ServedModel::modifiedAt, Comparator.reverseOrder());

  private final JsonQuestions questions;
  private final String version;

  OllamaCatalog(JsonQuestions questions, String version) {
    this.questions = questions;
    this.version = version;
  }

  @Override
  public ServerKind kind() {
    return ServerKind.OLLAMA;
  }

  @Override
  public String version() {
    return version;
  }

  /** Those in memory, then those made for code, then the newest; without their capabilities. */
  @Override
  public List<ServedModel> models() throws IOException {
    JsonNode running = questions.get("/api/ps");
    List<ServedModel> models = new ArrayList<>();
    for (JsonNode tag : questions.get("/api/tags").path("models")) {
      String name = tag.path("name").asText();
      models.add(
          new ServedModel(
              name,
              tag.path("digest").asText(),
              List.of(),
              0,
              tag.path("size").asLong(),
              tag.path("details").path("parameter_size").asText(),
              tag.path("details").path("quantization_level").asText(),
              tag.path("modified_at").asText(),
              loaded(running, name)));
    }
    models.sort(BEST_FIRST);
    return models;
  }

  @Override
  public Optional<ServedModel> model(String name) throws IOException {
    JsonNode shown = show(name);
    if (shown.isMissingNode()) {
      return Optional.empty();
    }
    ServedModel listed =
        models().stream()
            .filter(tag -> tag.name().equals(name) || tag.name().equals(name + ":latest"))
            .findFirst()
            .orElse(new ServedModel(name, "", List.of(), 0, 0, "", "", "", null));
    return Optional.of(with(shown, listed));
  }

  @Override
  public Optional<ServedModel> detailed(ServedModel listed) throws IOException {
    JsonNode shown = show(listed.name());
    return shown.isMissingNode() ? Optional.empty() : Optional.of(with(shown, listed));
  }

  private JsonNode show(String name) throws IOException {
    return questions.post("/api/show", JsonTree.empty().put("model", name));
  }

  private static ServedModel with(JsonNode shown, ServedModel listed) {
    return new ServedModel(
        listed.name(),
        listed.digest(),
        capabilities(shown),
        contextLength(shown),
        listed.bytes(),
        listed.parameters(),
        listed.quantisation(),
        listed.modifiedAt(),
        listed.loaded());
  }

  /** Servers before 0.6.4 do not say; a template that knows tools does. */
  private static List<String> capabilities(JsonNode shown) {
    List<String> capabilities = new ArrayList<>();
    shown.path("capabilities").forEach(one -> capabilities.add(one.asText()));
    if (capabilities.isEmpty() && shown.path("template").asText().contains(".Tools")) {
      capabilities.addAll(List.of("completion", "tools"));
    }
    return capabilities;
  }

  private static int contextLength(JsonNode shown) {
    for (Map.Entry<String, JsonNode> entry : shown.path("model_info").properties()) {
      if (entry.getKey().endsWith(".context_length")) {
        return Math.max(0, entry.getValue().asInt());
      }
    }
    return 0;
  }

  private static ServedModel.@Nullable Loaded loaded(JsonNode running, String name) {
    for (JsonNode model : running.path("models")) {
      if (model.path("name").asText().equals(name)) {
        return new ServedModel.Loaded(
            Math.max(0, model.path("context_length").asInt()),
            model.path("size").asLong(),
            model.path("size_vram").asLong());
      }
    }
    return null;
  }

  private static boolean isCoder(ServedModel model) {
    String name = model.name().toLowerCase(Locale.ROOT);
    return CODER_NAMES.stream().anyMatch(name::contains);
  }
}
