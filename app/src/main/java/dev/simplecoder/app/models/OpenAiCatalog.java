package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The models of a server that speaks OpenAI's protocol: {@code /v1/models}. */
final class OpenAiCatalog implements ModelServer {

  private final JsonQuestions questions;

  OpenAiCatalog(JsonQuestions questions) {
    this.questions = questions;
  }

  @Override
  public ServerKind kind() {
    return ServerKind.OPEN_AI;
  }

  /** The protocol has no word for it. */
  @Override
  public String version() {
    return "";
  }

  @Override
  public List<ServedModel> models() throws IOException {
    List<ServedModel> models = new ArrayList<>();
    for (JsonNode model : questions.get("/v1/models").path("data")) {
      models.add(
          new ServedModel(
              model.path("id").asText(), "", List.of(), contextLength(model), 0, "", "", "", null));
    }
    return models;
  }

  @Override
  public Optional<ServedModel> model(String name) throws IOException {
    return models().stream().filter(model -> model.name().equals(name)).findFirst();
  }

  @Override
  public Optional<ServedModel> detailed(ServedModel listed) {
    return Optional.of(listed);
  }

  /** vLLM's name for it, and llama.cpp's. */
  private static int contextLength(JsonNode model) {
    int vllm = model.path("max_model_len").asInt();
    return 0 < vllm ? vllm : Math.max(0, model.path("meta").path("n_ctx").asInt());
  }
}
