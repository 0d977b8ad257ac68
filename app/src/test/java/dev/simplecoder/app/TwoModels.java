package dev.simplecoder.app;

import dev.simplecoder.app.models.OllamaModelCard;
import dev.simplecoder.app.models.OllamaServer;
import java.io.IOException;

/** A server with a model that can do more and one that costs less. */
final class TwoModels {

  static final String LARGE = "qwen2.5-coder:7b";
  static final String SMALL = "granite4:3b";

  private TwoModels() {}

  static OllamaServer serve() throws IOException {
    return OllamaServer.start(
        OllamaModelCard.withTools(LARGE), OllamaModelCard.withTools(SMALL).sized("3.4B"));
  }
}
