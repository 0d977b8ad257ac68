package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A server of whose models the list says all that there is to know, and which has no version. */
final class PlainCatalog implements ModelServer {

  private final ServerKind kind;
  private final Source source;

  private interface Source {
    List<ServedModel> models() throws IOException;
  }

  private PlainCatalog(ServerKind kind, Source source) {
    this.kind = kind;
    this.source = source;
  }

  /** One that speaks OpenAI's protocol: {@code /v1/models}. */
  static ModelServer openAi(JsonQuestions questions) {
    return new PlainCatalog(ServerKind.OPEN_AI, () -> models(questions));
  }

  /** Our own. */
  static ModelServer engine(Engine engine) {
    return new PlainCatalog(ServerKind.ENGINE, engine::models);
  }

  @Override
  public ServerKind kind() {
    return kind;
  }

  @Override
  public String version() {
    return "";
  }

  @Override
  public List<ServedModel> models() throws IOException {
    return source.models();
  }

  @Override
  public Optional<ServedModel> model(String name) throws IOException {
    return models().stream().filter(model -> model.name().equals(name)).findFirst();
  }

  @Override
  public Optional<ServedModel> detailed(ServedModel listed) {
    return Optional.of(listed);
  }

  private static List<ServedModel> models(JsonQuestions questions) throws IOException {
    List<ServedModel> models = new ArrayList<>();
    for (JsonNode model : questions.get("/v1/models").path("data")) {
      models.add(
          new ServedModel(
              model.path("id").asText(), "", List.of(), contextLength(model), 0, "", "", "", null));
    }
    return models;
  }

  /** vLLM's name for it, and llama.cpp's. */
  private static int contextLength(JsonNode model) {
    int vllm = model.path("max_model_len").asInt();
    return 0 < vllm ? vllm : Math.max(0, model.path("meta").path("n_ctx").asInt());
  }
}
