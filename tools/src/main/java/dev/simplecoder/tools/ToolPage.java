package dev.simplecoder.tools;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.model.ToolSpec.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is written about a tool on the page beside its class: a title with its name, the
 * description, a list of parameters, and an example call, which a model sees only after a mistake.
 */
record ToolPage(ToolSpec spec, String example) {

  private static final Pattern PARAMETER =
      Pattern.compile("- (\\w+) \\((string|integer|boolean)(, required)?\\): (.+)");
  private static final String EXAMPLE = "Example: ";

  static ToolPage of(String name) {
    return parse(TextBeside.of(ToolPage.class, name + ".md"));
  }

  static ToolPage parse(String page) {
    String name = "";
    String example = "";
    List<String> description = new ArrayList<>();
    List<Parameter> parameters = new ArrayList<>();
    for (String line : page.lines().toList()) {
      Matcher parameter = PARAMETER.matcher(line);
      if (line.startsWith("# ")) {
        name = line.substring(2);
      } else if (line.startsWith(EXAMPLE)) {
        example = line.substring(EXAMPLE.length());
      } else if (parameter.matches()) {
        var type = ToolSpec.Type.valueOf(parameter.group(2).toUpperCase(Locale.ROOT));
        parameters.add(
            new Parameter(
                parameter.group(1), type, parameter.group(3) != null, parameter.group(4)));
      } else if (!line.isBlank()) {
        description.add(line);
      }
    }
    return new ToolPage(new ToolSpec(name, String.join(" ", description), parameters), example);
  }
}
