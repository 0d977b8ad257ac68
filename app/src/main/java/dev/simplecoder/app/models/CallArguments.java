package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.simplecoder.agent.model.Arguments;
import java.util.LinkedHashMap;
import java.util.Map;

/** The arguments of a call between the wire and our values. */
final class CallArguments {

  private CallArguments() {}

  static Arguments parse(String text) {
    return JsonTree.object(text)
        .map(object -> Arguments.of(text, values(object)))
        .orElseGet(() -> Arguments.unreadable(text, "they are not a JSON object"));
  }

  /**
   * What the model is shown of its own call: what it wrote if that is an object, else what was read
   * from it.
   */
  static ObjectNode shown(Arguments arguments) {
    return JsonTree.object(arguments.text())
        .orElseGet(() -> {
          ObjectNode object = JsonTree.empty();
          arguments.values().forEach(object::put);
          return object;
        });
  }

  /** The same as text: the model's own, where it is an object. */
  static String shownText(Arguments arguments) {
    return JsonTree.object(arguments.text()).isPresent()
        ? arguments.text()
        : shown(arguments).toString();
  }

  private static Map<String, String> values(ObjectNode object) {
    Map<String, String> values = new LinkedHashMap<>();
    for (Map.Entry<String, JsonNode> member : object.properties()) {
      JsonNode value = member.getValue();
      values.put(member.getKey(), value.isTextual() ? value.asText() : value.toString());
    }
    return values;
  }
}
