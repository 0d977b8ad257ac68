package dev.simplecoder.tools;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.tools.JsonMending.Mended;
import dev.simplecoder.tools.JsonMending.Unclear;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;

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
    List<String> repairs = new ArrayList<>();
    try {
      JsonNode node = read(text, repairs);
      if (node.isTextual()) {
        repairs.add("JSON in quotes");
        node = read(node.textValue(), repairs);
      }
      return arguments(text, unwrapped(node, repairs), String.join(", ", repairs));
    } catch (Unclear unclear) {
      return Arguments.unreadable(text, String.valueOf(unclear.getMessage()));
    }
  }

  /** What had to be mended is added to the repairs. */
  private static JsonNode read(String text, List<String> repairs) throws Unclear {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException broken) {
      Mended mended = JsonMending.of(text);
      try {
        JsonNode node = JSON.readTree(mended.json());
        Stream.of(mended.repair()).filter(repair -> !repair.isEmpty()).forEach(repairs::add);
        return node;
      } catch (JsonProcessingException stillBroken) {
        throw new Unclear("not valid JSON: " + broken.getOriginalMessage() + ".");
      }
    }
  }

  private static JsonNode unwrapped(JsonNode node, List<String> repairs) {
    if (node.size() == 1 && node instanceof ObjectNode wrapper) {
      Map.Entry<String, JsonNode> only = wrapper.properties().iterator().next();
      if (WRAPPERS.contains(only.getKey()) && only.getValue().isObject()) {
        repairs.add("arguments within " + only.getKey());
        return only.getValue();
      }
    }
    return node;
  }

  private static Arguments arguments(String text, JsonNode node, String repair) {
    if (!(node instanceof ObjectNode object)) {
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
    return repair.isEmpty() ? arguments : arguments.repaired(repair);
  }
}
