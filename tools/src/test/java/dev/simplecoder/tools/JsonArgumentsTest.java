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
        "",
        Map.of("a", "x", "b", "12", "c", "true", "e", "{\"f\": [1]}", "g", "1.5"));
    check("", "", Map.of());
    check("{}", "", Map.of());
  }

  @Test
  void whatIsNoTextStandsAsItWasWritten() {
    check(
        "{\"a\": {\"x\": 1.00,  \"y\": [ 1e2 ]}, \"b\": 1.50, \"c\": 12345678901234567890.10}",
        "",
        Map.of("a", "{\"x\": 1.00,  \"y\": [ 1e2 ]}", "b", "1.50", "c", "12345678901234567890.10"));
    check(
        "{\"arguments\": {\"a\": {\"x\":  1.0}}}",
        "arguments within arguments",
        Map.of("a", "{\"x\":  1.0}"));
  }

  @Test
  void whatMayMeanTwoThingsIsRefused() {
    refused("{\"a\": \"x\", \"a\": \"y\"}", "not valid JSON: Duplicate field 'a'.");
    refused("{\"a\": \"x\", 'a': \"y\"}", "not valid JSON: Duplicate field 'a'.");
    refused(
        "{\"a\": \"print('x\\n')\ny\n\"}",
        "not valid JSON at line 3, column 1: the text of \"a\" has line ends both as they are and as"
            + " \\n, so it is not clear what \\n is in it. Write each line end as \\n, and a backslash"
            + " as \\\\.");
    refused(
        "{\"a\": \"\"\"\"x\"\"\" y\"}",
        "not valid JSON at line 1, column 9: the text of \"a\" begins with four quotes, so it is not"
            + " clear which are its own. Write those as \\\".");
  }

  @Test
  void whatWasWrappedOnceIsUnwrapped() {
    check("\"{\\\"path\\\": \\\"a\\\"}\"", "JSON in quotes", Map.of("path", "a"));
    check("\"{'path': 'a'}\"", "JSON in quotes, single quotes", Map.of("path", "a"));
    check("{\"arguments\": {\"path\": \"a\"}}", "arguments within arguments", Map.of("path", "a"));
    check("{\"input\": \"a\"}", "", Map.of("input", "a"));
  }

  @Test
  void whatCanMeanOneThingIsMended() {
    check(
        "{\"a\": \"one\n\ttwo\",}",
        "a raw line end in a text, a raw tab in a text, a trailing comma",
        Map.of("a", "one\n\ttwo"));
    check("{\"a\": \"one\r\ntwo\"}", "a raw line end in a text", Map.of("a", "one\r\ntwo"));
    check(
        "{\"a\": \"\\d+\\\\s\\u00e9\\x\\uz\"}",
        "a single backslash",
        Map.of("a", "\\d+\\s\u00e9\\x\\uz"));
    check("{\"a\": \"\u0001\"}", "a raw control character in a text", Map.of("a", "\u0001"));
    check("{'a': 'it is \"x\" \\'y\\''}", "single quotes", Map.of("a", "it is \"x\" 'y'"));
    check("{“a”: “b”, \"c\": 1}", "curly quotes", Map.of("a", "b", "c", "1"));
    check(
        "{\"a\": \"\"\"x \"y\"\nz\"\"\"}",
        "a text in triple quotes, a raw line end in a text",
        Map.of("a", "x \"y\"\nz"));
    check(
        "{a: True, b_1: False, c: None}",
        "a name without quotes, Python's True, Python's False, Python's None",
        Map.of("a", "true", "b_1", "false"));
    check(
        "{\"a\": 1, // one\n /* two */ \"b\": 2 # three\n}",
        "a comment",
        Map.of("a", "1", "b", "2"));
    check("```json\n{\"a\": 1}\n```", "a fence around it", Map.of("a", "1"));
    check("\uFEFF{\"a\": 1,}", "a trailing comma", Map.of("a", "1"));
  }

  @Test
  void aBracketIsMendedWhereAllValuesAreWhole() {
    check("{\"a\": \"x\"", "a missing }", Map.of("a", "x"));
    check("{\"a\": true", "a missing }", Map.of("a", "true"));
    check("{\"a\": {\"b\": \"x\"}", "a missing }", Map.of("a", "{\"b\":\"x\"}"));
    check("{\"a\": [1, 2}", "a missing ]", Map.of("a", "[1,2]"));
    check("{\"a\": [{\"b\": 1], \"c\": 2}", "a missing }", Map.of("a", "[{\"b\":1}]", "c", "2"));
    check("{\"a\": 1}}", "a bracket too many", Map.of("a", "1"));
  }

  @Test
  void whatIsCutOffIsNeverCompleted() {
    for (String text :
        List.of(
            "{",
            "{\"a",
            "{\"a\"",
            "{\"a\":",
            "{\"a\": \"print(",
            "{\"a\": \"x\\",
            "{\"a\": 12",
            "{\"a\": tru",
            "{\"a\": \"x\",",
            "{\"a\": [",
            "{\"a\": [1, 2",
            "{\"a\": \"\"\"x\"")) {
      String problem = String.valueOf(JsonArguments.parse(text).problem());
      assertTrue(problem.contains("it is cut off"), text + ": " + problem);
      assertTrue(problem.contains("Send the whole call again"), text + ": " + problem);
    }
  }

  @Test
  void whatCannotBeReadSaysWhereAndWhatToDo() {
    refused(
        "{\"content\": \"print(",
        "not valid JSON at line 1, column 20: it is cut off inside the text of \"content\". Nothing"
            + " was done. Send the whole call again; if a text is long, send less at a time.");
    refused(
        "{\"a\":\n\"print(\"x\")\"}",
        "not valid JSON at line 2, column 9: a comma or } was expected. If a text has quotes in it,"
            + " write each as \\\", and a backslash as \\\\.");
    refused(
        "{\"a\": \"it\\'s\"}",
        "not valid JSON at line 1, column 11: \\' is no escape. Write ' as it is, or \\\\' for a"
            + " backslash and a quote.");
    refused(
        "{} {}",
        "not valid JSON at line 1, column 4: something follows the JSON. Send one JSON object and"
            + " nothing else.");
    refused("[1]", "a JSON object was expected, such as {\"path\": \"src/main.py\"}.");
    for (String text :
        List.of(
            "{\"a\": \"x\" \"b\": 1}",
            "path",
            "12",
            "\"\"",
            "null",
            "{1: 2}",
            "{\"a\": 01}",
            "{\"a\": x}",
            "{\"a\" 1}",
            "{\"a\": 1]",
            "{'a': 'don't'}",
            "{\"a\": }",
            "\"\\\"\"")) {
      Arguments arguments = JsonArguments.parse(text);
      assertTrue(arguments.problem() != null && !arguments.problem().isBlank(), text);
      assertEquals(text, arguments.text());
    }
    refused("[".repeat(5000), "not valid JSON at line 1, column 101: it is nested too deeply.");
  }

  private static void refused(String text, String problem) {
    assertEquals(Arguments.unreadable(text, problem), JsonArguments.parse(text));
  }

  private static void check(String text, String repair, Map<String, String> values) {
    Arguments plain = Arguments.of(text, values);
    assertEquals(repair.isEmpty() ? plain : plain.repaired(repair), JsonArguments.parse(text));
  }
}
