package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.model.ToolSpec.Parameter;
import java.util.List;
import java.util.Optional;

/** The tools that a reply may call, and the shapes that their calls have as text. */
record KnownTools(List<ToolSpec> tools) {

  static final String OLD_TEXT = "old_text";
  static final String NEW_TEXT = "new_text";

  KnownTools {
    tools = List.copyOf(tools);
  }

  Optional<ToolSpec> named(String name) {
    return tools.stream().filter(tool -> tool.name().equals(name)).findFirst();
  }

  boolean has(String name) {
    return named(name).isPresent();
  }

  boolean needsNothing(String name) {
    return named(name)
        .filter(tool -> tool.parameters().stream().noneMatch(Parameter::required))
        .isPresent();
  }

  /** The parameter that may be many lines: the last of several texts that the tool must have. */
  static Optional<Parameter> longText(ToolSpec tool) {
    List<Parameter> texts =
        tool.parameters().stream()
            .filter(parameter -> parameter.required() && parameter.type() == ToolSpec.Type.STRING)
            .toList();
    return texts.size() <= 1 ? Optional.empty() : Optional.of(texts.getLast());
  }

  /** Whether the tool puts one text in the place of another. */
  static boolean replaces(ToolSpec tool) {
    return parameter(tool, OLD_TEXT).isPresent() && parameter(tool, NEW_TEXT).isPresent();
  }

  static Optional<Parameter> parameter(ToolSpec tool, String name) {
    return tool.parameters().stream()
        .filter(parameter -> parameter.name().equals(name))
        .findFirst();
  }
}
