package dev.simplecoder.agent.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Steps that were written as JSON, under the names that models give them. */
final class JsonSteps {

  private static final List<String> LISTS = List.of("steps", "plan", "tasks", "todos", "todo");
  private static final List<String> WHAT =
      List.of("do", "what", "step", "title", "task", "name", "action", "goal", "description");
  private static final List<String> FILES = List.of("files", "file", "paths", "path");
  private static final List<String> CHECK =
      List.of("check", "how_to_check", "verify", "verification", "test", "done_when");

  /** Braces in prose are tried as well, so there is an end to trying. */
  private static final int MOST_TRIES = 16;

  private JsonSteps() {}

  /** Those of the first value that has any. */
  static List<Step> in(String text) {
    int from = begin(text, 0);
    for (int i = 0; i < MOST_TRIES && 0 <= from; i++) {
      List<Step> steps = steps(LooseJson.read(text, from));
      if (!steps.isEmpty()) {
        return steps;
      }
      from = begin(text, from + 1);
    }
    return List.of();
  }

  /** Where a list of objects or an object begins; a bracket in prose begins none. */
  private static int begin(String text, int from) {
    for (int at = from; at < text.length(); at++) {
      char c = text.charAt(at);
      if (c == '{' || (c == '[' && 0 <= "{\"".indexOf(next(text, at + 1)))) {
        return at;
      }
    }
    return -1;
  }

  private static char next(String text, int from) {
    int at = from;
    while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
      at++;
    }
    return at < text.length() ? text.charAt(at) : ' ';
  }

  private static List<Step> steps(Object value) {
    return switch (value) {
      case List<?> items -> items.stream().flatMap(JsonSteps::step).toList();
      case Map<?, ?> fields -> {
        Object within = first(fields, LISTS);
        yield within == null || within instanceof String ? List.of() : steps(within);
      }
      default -> List.of();
    };
  }

  private static Stream<Step> step(Object item) {
    return switch (item) {
      case Map<?, ?> fields -> {
        String check = text(first(fields, CHECK));
        yield StepWords.step(what(fields), texts(first(fields, FILES)), check).stream();
      }
      case String text -> StepWords.step(text, List.of(), "").stream();
      default -> Stream.of();
    };
  }

  /** A title and what is said to it; a number is no title. */
  private static String what(Map<?, ?> fields) {
    String named =
        WHAT.stream()
            .map(name -> text(field(fields, name)))
            .filter(text -> text.chars().anyMatch(Character::isLetter))
            .findFirst()
            .orElse("");
    String described = text(field(fields, "description"));
    return described.isBlank() || described.equals(named) ? named : named + ": " + described;
  }

  private static @Nullable Object first(Map<?, ?> fields, List<String> names) {
    return names.stream()
        .map(name -> field(fields, name))
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(null);
  }

  private static @Nullable Object field(Map<?, ?> fields, String name) {
    for (Map.Entry<?, ?> field : fields.entrySet()) {
      if (String.valueOf(field.getKey()).strip().toLowerCase(Locale.ROOT).equals(name)) {
        return field.getValue();
      }
    }
    return null;
  }

  private static String text(@Nullable Object value) {
    return String.join("; ", texts(value));
  }

  private static List<String> texts(@Nullable Object value) {
    List<String> texts = new ArrayList<>();
    switch (value) {
      case null -> {}
      case List<?> items -> items.forEach(item -> texts.addAll(texts(item)));
      case Map<?, ?> fields -> fields.values().forEach(field -> texts.addAll(texts(field)));
      default -> texts.add(value.toString());
    }
    return texts;
  }
}
