package dev.simplecoder.app.models;

import dev.langchain4j.agent.tool.ToolSpecification;
import dev.langchain4j.model.chat.request.json.JsonObjectSchema;
import dev.simplecoder.agent.model.ToolSpec;
import java.util.List;

/** What a model is told about tools, in langchain4j's types. */
final class ToolSchemas {

  private ToolSchemas() {}

  static List<ToolSpecification> of(List<ToolSpec> tools) {
    return tools.stream().map(ToolSchemas::of).toList();
  }

  private static ToolSpecification of(ToolSpec tool) {
    var schema = JsonObjectSchema.builder();
    for (ToolSpec.Parameter parameter : tool.parameters()) {
      switch (parameter.type()) {
        case STRING -> schema.addStringProperty(parameter.name(), parameter.description());
        case INTEGER -> schema.addIntegerProperty(parameter.name(), parameter.description());
        case BOOLEAN -> schema.addBooleanProperty(parameter.name(), parameter.description());
      }
    }
    List<String> required =
        tool.parameters().stream()
            .filter(ToolSpec.Parameter::required)
            .map(ToolSpec.Parameter::name)
            .toList();
    return ToolSpecification.builder()
        .name(tool.name())
        .description(tool.description())
        .parameters(schema.required(required).build())
        .build();
  }
}
