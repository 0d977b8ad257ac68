package dev.simplecoder.app.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.simplecoder.app.engine.ReplyGrammar.UnknownSchema;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplyGrammarTest {

  @Test
  void membersComeInTheirOrderAndSomeMayBeLeftOut() throws Exception {
    String schema =
        """
        {"anyOf": [
          {"type": "object", "properties": {
            "thought": {"type": "string"}, "tool": {"type": "string", "enum": ["read \\"it\\""]},
            "line": {"type": "integer"}}, "required": ["tool"]},
          {"type": "object", "properties": {"answer": {"type": "boolean"}}}]}
        """;

    assertEquals(
        List.of(
            "v-0 ::= \"{\" (\"\\\"thought\\\":\" string \"\""
                + " \",\" \"\\\"tool\\\":\" (\"\\\"read \\\\\\\"it\\\\\\\"\\\"\")"
                + " (\",\" \"\\\"line\\\":\" integer)?"
                + " | \"\\\"tool\\\":\" (\"\\\"read \\\\\\\"it\\\\\\\"\\\"\") \"\""
                + " (\",\" \"\\\"line\\\":\" integer)?) \"}\"",
            "v-1 ::= \"{\" (\"\\\"answer\\\":\" boolean \"\" | \"\") \"}\"",
            "root ::= (v-0 | v-1)"),
        grammar(schema).lines().limit(3).toList());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"type\": \"wat\"}",
        "{\"type\": \"array\"}",
        "{\"anyOf\": []}",
        "{\"enum\": [1]}",
        "{\"type\": \"object\", \"properties\": {\"a\": {\"type\": \"null\"}}}"
      })
  void whatHasNoRuleIsRefusedAndNotLeftOut(String schema) {
    UnknownSchema unknown = assertThrows(UnknownSchema.class, () -> grammar(schema));

    assertTrue(String.valueOf(unknown.getMessage()).startsWith("the schema has "));
  }

  private static String grammar(String schema) throws JsonProcessingException, UnknownSchema {
    return ReplyGrammar.of(new JsonMapper().readTree(schema));
  }
}
