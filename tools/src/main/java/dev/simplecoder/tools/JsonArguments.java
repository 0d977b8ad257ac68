package dev.simplecoder.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.tools.JsonMending.Mended;
import dev.simplecoder.tools.JsonMending.Unclear;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * Reads the JSON that models write for arguments. What is not as it should be is mended by {@link
 * JsonMending}, if it can mean one thing only.
 */
public final class JsonArguments {

  private static final JsonMapper JSON =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private static final Set<String> WRAPPERS = Set.of("arguments", "parameters", "args", "input");

  private JsonArguments() {}

  /** Never fails: what cannot be read has a {@link Arguments#problem}. */
  public static Arguments parse(String text) {
    if (text.isBlank()) {
      return Arguments.of(text, Map.of());
    }
    try {
      Json json = read(text);
      if (json.node().isTextual()) {
        json = read(json.node().textValue()).mended("JSON in quotes").mended(json.repair());
      }
      return arguments(text, json.unwrapped());
    } catch (Unclear unclear) {
      return Arguments.unreadable(text, String.valueOf(unclear.getMessage()));
    }
  }

  /** What was read, and what had to be mended for it. */
  private record Json(JsonNode node, String repair) {

    Json mended(String first) {
      return first.isEmpty()
          ? this
          : new Json(node, repair.isEmpty() ? first : first + ", " + repair);
    }

    Json unwrapped() {
      if (node.size() == 1 && node instanceof ObjectNode wrapper) {
        Map.Entry<String, JsonNode> only = wrapper.properties().iterator().next();
        if (WRAPPERS.contains(only.getKey()) && only.getValue().isObject()) {
          return new Json(only.getValue(), repair).mended("arguments within " + only.getKey());
        }
      }
      return this;
    }
  }

  private static Json read(String text) throws Unclear {
    try {
      return new Json(JSON.readTree(text), "");
    } catch (JsonProcessingException broken) {
      Mended mended = JsonMending.of(text);
      try {
        return new Json(JSON.readTree(mended.json()), mended.repair());
      } catch (JsonProcessingException stillBroken) {
        throw new Unclear("not valid JSON: " + broken.getOriginalMessage() + ".");
      }
    }
  }

  private static Arguments arguments(String text, Json json) {
    if (!(json.node() instanceof ObjectNode object)) {
      return Arguments.unreadable(
          text, "a JSON object was expected, such as {\"path\": \"src/main.py\"}.");
    }
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> property : object.properties()) {
      JsonNode value = property.getValue();
      if (!value.isNull()) {
        values.put(property.getKey(), value.isValueNode() ? value.asText() : value.toString());
      }
    }
    Arguments arguments = Arguments.of(text, values);
    return json.repair().isEmpty() ? arguments : arguments.repaired(json.repair());
  }
}
