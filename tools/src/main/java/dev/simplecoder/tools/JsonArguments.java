package dev.simplecoder.tools;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.json.JsonReadFeature;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.agent.model.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the JSON that models write for arguments. Repairs only what can mean one thing: raw line
 * ends and tabs in strings, trailing commas, backslashes that escape nothing, and a last brace that
 * is missing after a complete string.
 */
public final class JsonArguments {

  private static final JsonMapper JSON =
      JsonMapper.builder()
          .enable(
              JsonReadFeature.ALLOW_UNESCAPED_CONTROL_CHARS, JsonReadFeature.ALLOW_TRAILING_COMMA)
          .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
          .build();

  private static final Pattern BACKSLASH =
      Pattern.compile("\\\\(?:[\"\\\\/bfnrt]|u[0-9a-fA-F]{4})|\\\\");
  private static final Set<String> WRAPPERS = Set.of("arguments", "parameters", "args", "input");

  private JsonArguments() {}

  /** Never fails: what cannot be read has a {@link Arguments#problem}. */
  public static Arguments parse(String text) {
    if (text.isBlank()) {
      return Arguments.of(text, Map.of());
    }
    try {
      return arguments(text, object(text));
    } catch (JsonProcessingException broken) {
      return repaired(text, broken);
    }
  }

  private static Arguments repaired(String text, JsonProcessingException broken) {
    String doubled =
        BACKSLASH
            .matcher(text)
            .replaceAll(found ->
                Matcher.quoteReplacement(found.group().length() == 1 ? "\\\\" : found.group()));
    for (String attempt : new String[] {doubled, closed(text), closed(doubled)}) {
      try {
        return arguments(text, object(attempt));
      } catch (JsonProcessingException stillBroken) {
        // What is reported is the first problem, in the text as it was written.
      }
    }
    JsonLocation where = broken.getLocation();
    String place =
        where == null ? "" : " at line " + where.getLineNr() + ", column " + where.getColumnNr();
    return Arguments.unreadable(
        text,
        "not valid JSON"
            + place
            + ": "
            + broken.getOriginalMessage()
            + ". Send one JSON object; inside strings write \\n for a line end, \\\" for a quote and \\\\ for a backslash.");
  }

  private static String closed(String text) {
    String end = text.stripTrailing();
    return end.endsWith("\"") ? end + "}" : text;
  }

  private static JsonNode object(String text) throws JsonProcessingException {
    JsonNode node = JSON.readTree(text);
    JsonNode inner = node.isTextual() ? JSON.readTree(node.textValue()) : node;
    if (inner.size() == 1 && inner instanceof ObjectNode wrapper) {
      Map.Entry<String, JsonNode> only = wrapper.properties().iterator().next();
      return WRAPPERS.contains(only.getKey()) && only.getValue().isObject()
          ? only.getValue()
          : inner;
    }
    return inner;
  }

  private static Arguments arguments(String text, JsonNode node) {
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
    return Arguments.of(text, values);
  }
}
