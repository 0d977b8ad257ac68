package dev.simplecoder.tools;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolSpec.Parameter;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.agent.tool.EditDistance;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Predicate;

/**
 * The arguments of a call, under the names that its tool gave them or that models take for the
 * same.
 */
final class NamedArguments {

  private static final int TYPING_MISTAKES = 2;

  private static final Map<String, List<String>> ALIASES =
      Map.of(
          "path",
              List.of(
                  "file_path",
                  "filepath",
                  "filename",
                  "file_name",
                  "file",
                  "directory",
                  "dir",
                  "folder",
                  "target_file"),
          "first",
              List.of("start_line", "first_line", "line_start", "start", "from", "offset", "begin"),
          "last", List.of("end_line", "last_line", "line_end", "end", "to"),
          "glob", List.of("file_pattern", "pattern", "include", "filter", "files"),
          "query", List.of("pattern", "search", "text", "search_term", "regexp", "q", "string"),
          "regex", List.of("is_regex", "use_regex", "regexp"),
          "content",
              List.of("contents", "file_content", "file_text", "text", "body", "data", "code"),
          "old_text",
              List.of(
                  "old_string",
                  "old_str",
                  "old",
                  "search",
                  "find",
                  "original",
                  "old_content",
                  "old_code"),
          "new_text",
              List.of(
                  "new_string",
                  "new_str",
                  "new",
                  "replace",
                  "replacement",
                  "replace_with",
                  "new_content",
                  "new_code"));

  private final ToolPage page;
  private final Map<String, String> values;

  NamedArguments(ToolPage page, Arguments arguments) {
    this.page = page;
    this.values = new LinkedHashMap<>(arguments.values());
    for (Parameter parameter : page.spec().parameters()) {
      rename(
          parameter.name(), key -> ALIASES.getOrDefault(parameter.name(), List.of()).contains(key));
    }
    for (Parameter parameter : page.spec().parameters()) {
      rename(parameter.name(), key -> misspells(key, parameter.name()));
    }
  }

  String required(String name) throws BadArguments {
    Optional<String> value = optional(name);
    if (value.isEmpty()) {
      String given =
          values.isEmpty()
              ? "Nothing was given."
              : "Given: " + String.join(", ", values.keySet()) + ".";
      throw new BadArguments(
          page.spec().name()
              + " needs "
              + name
              + ". "
              + given
              + " An example of a call: "
              + page.example());
    }
    return value.get();
  }

  Optional<String> optional(String name) {
    return Optional.ofNullable(values.get(name));
  }

  /** Of a number's text, such as {@code 12}, {@code "12"} or {@code 12.0}. */
  OptionalInt number(String name) throws BadArguments {
    Optional<String> value = optional(name).map(String::strip).filter(text -> !text.isEmpty());
    if (value.isEmpty()) {
      return OptionalInt.empty();
    }
    try {
      double number = Double.parseDouble(value.get());
      if (number == Math.rint(number) && Math.abs(number) <= Integer.MAX_VALUE) {
        return OptionalInt.of((int) number);
      }
    } catch (NumberFormatException text) {
      // Falls through to the same answer as a fraction.
    }
    throw new BadArguments(
        name
            + " is a whole number, not "
            + value.get()
            + ". An example of a call: "
            + page.example());
  }

  boolean flag(String name) {
    String value = optional(name).orElse("").strip().toLowerCase(Locale.ROOT);
    return value.equals("true") || value.equals("yes") || value.equals("1");
  }

  private void rename(String name, Predicate<String> meant) {
    if (!values.containsKey(name)) {
      Optional<String> key =
          values.keySet().stream().filter(given -> !known(given)).filter(meant).findFirst();
      if (key.isPresent()) {
        String value = values.remove(key.get());
        values.put(name, value == null ? "" : value);
      }
    }
  }

  private boolean misspells(String given, String name) {
    String plain = given.toLowerCase(Locale.ROOT).replace("-", "_");
    int allowed = name.length() <= 4 ? 1 : TYPING_MISTAKES;
    return (plain.equals(name)
        || EditDistance.between(plain.replace("_", ""), name.replace("_", "")) < allowed);
  }

  private boolean known(String name) {
    return page.spec().parameters().stream().map(Parameter::name).anyMatch(name::equals);
  }
}
