package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.model.Arguments;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JsonArgumentsTest {

  @Test
  void everyValueIsText() {
    check(
        "{\"a\": \"x\", \"b\": 12, \"c\": true, \"d\": null, \"e\": {\"f\": [1]}, \"g\": 1.5}",
        Map.of("a", "x", "b", "12", "c", "true", "e", "{\"f\":[1]}", "g", "1.5"));
    check("", Map.of());
    check("{}", Map.of());
  }

  @Test
  void whatWasWrappedOnceIsUnwrapped() {
    check("\"{\\\"path\\\": \\\"a\\\"}\"", Map.of("path", "a"));
    check("{\"arguments\": {\"path\": \"a\"}}", Map.of("path", "a"));
    check("{\"input\": \"a\"}", Map.of("input", "a"));
  }

  @Test
  void whatCanMeanOneThingIsRepaired() {
    check("{\"a\": \"one\n\ttwo\",}", Map.of("a", "one\n\ttwo"));
    check("{\"a\": \"\\d+\\\\s\\u00e9\\x\"}", Map.of("a", "\\d+\\s\u00e9\\x"));
    check("{\"a\": \"x\"", Map.of("a", "x"));
  }

  @Test
  void whatCannotBeReadSaysWhereAndWhatToDo() {
    Arguments cut = JsonArguments.parse("{\"content\": \"print(");
    assertTrue(
        String.valueOf(cut.problem()).startsWith("not valid JSON at line 1, column "),
        cut.problem());
    for (String text :
        List.of(
            "{\"a\": \"x\" \"b\": 1}",
            "[1]",
            "path",
            "{\"a\": 12",
            "{} {}",
            "12",
            "{'a': 1}",
            "\"\"",
            "null")) {
      Arguments arguments = JsonArguments.parse(text);
      assertTrue(arguments.problem() != null && !arguments.problem().isBlank(), text);
      assertEquals(text, arguments.text());
    }
    assertTrue(JsonArguments.parse("[".repeat(5000)).problem() != null);
  }

  private static void check(String text, Map<String, String> values) {
    assertEquals(Arguments.of(text, values), JsonArguments.parse(text));
  }
}
