package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.model.ToolSpec.Parameter;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Tells a model in words which tools there are and how it calls them. */
final class ToolWords {

  private static final String FENCED = Words.of("fenced.md");
  private static final String FENCED_PLAIN = Words.of("fenced-plain.md");
  private static final String FENCED_TEXT = Words.of("fenced-text.md");
  private static final String FENCED_EDIT = Words.of("fenced-edit.md");
  private static final String JSON = Words.of("json.md");

  private ToolWords() {}

  /** For calls as blocks, with an example for each shape that one of the tools has. */
  static String fenced(List<ToolSpec> tools) {
    Predicate<ToolSpec> takesText = tool -> KnownTools.longText(tool).isPresent();
    Predicate<ToolSpec> replaces = KnownTools::replaces;
    String examples =
        example(tools, takesText.or(replaces).negate(), FENCED_PLAIN)
            + example(tools, takesText.and(replaces.negate()), FENCED_TEXT)
            + example(tools, replaces, FENCED_EDIT);
    return tools.isEmpty()
        ? ""
        : Words.filled(FENCED, Map.of("examples", examples.strip(), "tools", list(tools)));
  }

  /** For calls as JSON. */
  static String json(List<ToolSpec> tools) {
    return Words.filled(JSON, Map.of("tools", list(tools)));
  }

  private static String example(List<ToolSpec> tools, Predicate<ToolSpec> shape, String words) {
    return tools.stream()
        .filter(shape.and(tool -> !tool.parameters().isEmpty()))
        .findFirst()
        .map(tool -> Words.filled(words, names(tool)) + "\n\n")
        .orElse("");
  }

  private static Map<String, String> names(ToolSpec tool) {
    return Map.of(
        "tool",
        tool.name(),
        "first",
        tool.parameters().getFirst().name(),
        "text",
        KnownTools.longText(tool).map(Parameter::name).orElse(""));
  }

  private static String list(List<ToolSpec> tools) {
    return tools.stream().map(ToolWords::described).collect(Collectors.joining("\n"));
  }

  private static String described(ToolSpec tool) {
    return tool.name()
        + ": "
        + tool.description()
        + tool.parameters().stream()
            .map(parameter -> "\n- " + described(parameter))
            .collect(Collectors.joining());
  }

  private static String described(Parameter parameter) {
    String type =
        switch (parameter.type()) {
          case STRING -> "";
          case INTEGER -> "integer";
          case BOOLEAN -> "true or false";
        };
    String optional = parameter.required() ? "" : "optional";
    String kind = type.isEmpty() || optional.isEmpty() ? optional + type : optional + ", " + type;
    return parameter.name()
        + (kind.isEmpty() ? "" : " (" + kind + ")")
        + ": "
        + parameter.description();
  }
}
