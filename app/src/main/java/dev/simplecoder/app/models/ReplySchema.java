package dev.simplecoder.app.models;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.langchain4j.model.chat.request.ResponseFormat;
import dev.langchain4j.model.chat.request.ResponseFormatType;
import dev.langchain4j.model.chat.request.json.JsonRawSchema;
import dev.langchain4j.model.chat.request.json.JsonSchema;
import dev.simplecoder.agent.model.ToolSpec;
import java.util.List;
import java.util.Locale;

/**
 * What a server holds a reply to that is one JSON object: a call of one of the tools, or an answer.
 *
 * <p>Servers make a grammar of it, in which the properties come in the order of the schema: the
 * thought first, since it is worth nothing after the call. langchain4j 1.18.1 refuses {@code anyOf}
 * at the root for OpenAI's protocol and cannot say {@code additionalProperties} everywhere, but
 * sends a schema as it stands.
 */
final class ReplySchema {

  private ReplySchema() {}

  static ResponseFormat of(List<ToolSpec> tools) {
    ObjectNode schema = JsonTree.empty();
    ArrayNode forms = schema.putArray("anyOf");
    for (ToolSpec tool : tools) {
      forms.add(call(tool));
    }
    forms.add(answer());
    return ResponseFormat.builder()
        .type(ResponseFormatType.JSON)
        .jsonSchema(
            JsonSchema.builder()
                .name("reply")
                .rootElement(JsonRawSchema.from(schema.toString()))
                .build())
        .build();
  }

  private static ObjectNode call(ToolSpec tool) {
    ObjectNode properties = JsonTree.empty();
    properties.set("thought", type("string"));
    ObjectNode name = type("string");
    name.putArray("enum").add(tool.name());
    properties.set("tool", name);
    properties.set("arguments", arguments(tool));
    return object(properties, List.of("tool", "arguments"));
  }

  private static ObjectNode answer() {
    ObjectNode properties = JsonTree.empty();
    properties.set("thought", type("string"));
    properties.set("answer", type("string"));
    return object(properties, List.of("answer"));
  }

  private static ObjectNode arguments(ToolSpec tool) {
    ObjectNode properties = JsonTree.empty();
    for (ToolSpec.Parameter parameter : tool.parameters()) {
      properties.set(parameter.name(), type(parameter.type().name().toLowerCase(Locale.ROOT)));
    }
    return object(
        properties,
        tool.parameters().stream()
            .filter(ToolSpec.Parameter::required)
            .map(ToolSpec.Parameter::name)
            .toList());
  }

  private static ObjectNode object(ObjectNode properties, List<String> required) {
    ObjectNode object = type("object");
    object.set("properties", properties);
    ArrayNode names = object.putArray("required");
    required.forEach(names::add);
    return object.put("additionalProperties", false);
  }

  private static ObjectNode type(String name) {
    return JsonTree.empty().put("type", name);
  }
}
