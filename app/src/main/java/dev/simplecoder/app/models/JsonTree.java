package dev.simplecoder.app.models;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** JSON as a tree, in which numbers stay what they were and members keep their order. */
final class JsonTree {

  private static final JsonMapper MAPPER =
      JsonMapper.builder()
          .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
          .build();

  private JsonTree() {}

  /** The object that {@code text} is; empty where it is not one. */
  static Optional<ObjectNode> object(String text) {
    try {
      return MAPPER.readTree(text) instanceof ObjectNode object
          ? Optional.of(object)
          : Optional.empty();
    } catch (JsonProcessingException _) {
      return Optional.empty();
    }
  }

  static ObjectNode empty() {
    return MAPPER.createObjectNode();
  }

  /** What a server says went wrong, in one line, from {@code error} or the text as it is. */
  static String error(String body) {
    String said = object(body).map(tree -> message(tree.path("error"))).orElse("");
    String line = (said.isBlank() ? body : said).strip().replaceAll("\\s+", " ");
    return line.length() <= 300 ? line : line.substring(0, 300) + " …";
  }

  /** OpenAI's servers wrap the message, Ollama does not. */
  static String message(JsonNode error) {
    return error.isObject() ? error.path("message").asText() : error.asText();
  }
}
