package dev.simplecoder.tools;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.tools.JsonMending.Mended;
import dev.simplecoder.tools.JsonMending.Unclear;
import java.io.IOException;
import java.io.UncheckedIOException;
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
      JsonMapper.builder()
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
          .build();

  private static final Set<String> WRAPPERS = Set.of("arguments", "parameters", "args", "input");

  private JsonArguments() {}

  /** Never fails: what cannot be read has a {@link Arguments#problem}. */
  public static Arguments parse(String text) {
    if (text.isBlank()) {
      return Arguments.of(text, Map.of());
    }
    List<String> repairs = new ArrayList<>();
    try {
      String json = wellFormed(text, repairs);
      JsonNode node = tree(json);
      if (node.isTextual()) {
        repairs.add("JSON in quotes");
        json = wellFormed(node.textValue(), repairs);
      }
      return arguments(text, unwrapped(json, repairs), String.join(", ", repairs));
    } catch (Unclear unclear) {
      return Arguments.unreadable(text, String.valueOf(unclear.getMessage()));
    } catch (JsonProcessingException bug) {
      throw new UncheckedIOException("read before: " + text, bug);
    }
  }

  /** What had to be mended is added to the repairs. */
  private static String wellFormed(String text, List<String> repairs) throws Unclear {
    try {
      tree(text);
      return text;
    } catch (JsonProcessingException broken) {
      Mended mended = JsonMending.of(text);
      try {
        tree(mended.json());
      } catch (JsonProcessingException stillBroken) {
        throw new Unclear("not valid JSON: " + stillBroken.getOriginalMessage() + ".");
      }
      Stream.of(mended.repair()).filter(repair -> !repair.isEmpty()).forEach(repairs::add);
      return mended.json();
    }
  }

  private static JsonNode tree(String json) throws JsonProcessingException {
    return JSON.readTree(json);
  }

  private static String unwrapped(String json, List<String> repairs)
      throws JsonProcessingException {
    if (tree(json) instanceof ObjectNode wrapper && wrapper.size() == 1) {
      Map.Entry<String, JsonNode> only = wrapper.properties().iterator().next();
      if (WRAPPERS.contains(only.getKey()) && only.getValue().isObject()) {
        repairs.add("arguments within " + only.getKey());
        return values(json).getOrDefault(only.getKey(), json);
      }
    }
    return json;
  }

  private static Arguments arguments(String text, String json, String repair)
      throws JsonProcessingException {
    if (!tree(json).isObject()) {
      return Arguments.unreadable(
          text, "a JSON object was expected, such as {\"path\": \"src/main.py\"}.");
    }
    Arguments arguments = Arguments.of(text, values(json));
    return repair.isEmpty() ? arguments : arguments.repaired(repair);
  }

  /** What is no text stands as it was written, since it may be the text of a file. */
  private static Map<String, String> values(String json) {
    Map<String, String> values = new LinkedHashMap<>();
    try (JsonParser parser = JSON.createParser(json)) {
      parser.nextToken();
      while (parser.nextToken() == JsonToken.FIELD_NAME) {
        String name = parser.currentName();
        JsonToken token = parser.nextToken();
        if (token.isStructStart()) {
          int from = (int) parser.currentTokenLocation().getCharOffset();
          parser.skipChildren();
          values.put(name, json.substring(from, (int) parser.currentLocation().getCharOffset()));
        } else if (token != JsonToken.VALUE_NULL) {
          values.put(name, parser.getText());
        }
      }
      return values;
    } catch (IOException bug) {
      throw new UncheckedIOException("read before: " + json, bug);
    }
  }
}
