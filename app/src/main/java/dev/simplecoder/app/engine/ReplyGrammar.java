package dev.simplecoder.app.engine;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A grammar of llama.cpp (GBNF) for the JSON values of a schema, as far as schemas of replies go:
 * objects whose members come in their order, {@code anyOf}, {@code enum} of texts, and the simple
 * types. Anything else is refused here, since the binding would end the process or write freely.
 */
final class ReplyGrammar {

  private static final Map<String, String> SIMPLE =
      Map.of("string", "string", "integer", "integer", "number", "number", "boolean", "boolean");

  private static final String TERMINALS =
      """
      string ::= "\\"" character* "\\""
      character ::= [^"\\\\\\x7F\\x00-\\x1F] | "\\\\" (["\\\\/bfnrt] | "u" hex hex hex hex)
      hex ::= [0-9a-fA-F]
      integer ::= "-"? ("0" | [1-9] [0-9]{0,15})
      number ::= integer ("." [0-9]{1,16})? ([eE] [-+]? [0-9]{1,3})?
      boolean ::= "true" | "false"
      """;

  private final Map<String, String> rules = new LinkedHashMap<>();

  private ReplyGrammar() {}

  /** The schema has something that there is no rule for. */
  static final class UnknownSchema extends Exception {
    private static final long serialVersionUID = 1L;

    UnknownSchema(String what) {
      super("the schema has " + what + ", which is not known here");
    }
  }

  static String of(JsonNode schema) throws UnknownSchema {
    var grammar = new ReplyGrammar();
    grammar.rules.put("root", grammar.value(schema, "v"));
    var text = new StringBuilder();
    grammar.rules.forEach((name, rule) -> text.append(name + " ::= " + rule + "\n"));
    return text.append(TERMINALS).toString();
  }

  /** What stands for a value in a rule; {@code name} begins the names of rules that it needs. */
  private String value(JsonNode schema, String name) throws UnknownSchema {
    if (schema.has("anyOf")) {
      return anyOf(schema.get("anyOf"), name);
    }
    if (schema.has("enum")) {
      return words(schema.get("enum"));
    }
    String type = schema.path("type").asText();
    if (type.equals("object")) {
      rules.put(name, object(schema, name));
      return name;
    }
    String simple = SIMPLE.get(type);
    if (simple == null) {
      throw new UnknownSchema("the type " + type);
    }
    return simple;
  }

  private String anyOf(JsonNode forms, String name) throws UnknownSchema {
    List<String> values = new ArrayList<>();
    for (JsonNode form : forms) {
      values.add(value(form, name + "-" + values.size()));
    }
    if (values.isEmpty()) {
      throw new UnknownSchema("no form");
    }
    return "(" + String.join(" | ", values) + ")";
  }

  private static String words(JsonNode values) throws UnknownSchema {
    List<String> words = new ArrayList<>();
    for (JsonNode value : values) {
      if (!value.isTextual()) {
        throw new UnknownSchema("a value that is no text");
      }
      words.add(literal(value.toString()));
    }
    if (words.isEmpty()) {
      throw new UnknownSchema("no value");
    }
    return "(" + String.join(" | ", words) + ")";
  }

  /**
   * The members in their order. What is not required may be left out, and a comma stands before
   * each but the first that is there: so there is a rule for what follows a member, and one for
   * what may begin.
   */
  private String object(JsonNode schema, String name) throws UnknownSchema {
    Set<String> required = required(schema);
    List<Member> members = new ArrayList<>();
    for (Map.Entry<String, JsonNode> property : schema.path("properties").properties()) {
      String key = literal(TextNode.valueOf(property.getKey()) + ":");
      String value = value(property.getValue(), name + "-" + members.size());
      members.add(new Member(key + " " + value, required.contains(property.getKey())));
    }
    return literal("{") + " " + begin(members, 0) + " " + literal("}");
  }

  private record Member(String text, boolean required) {}

  /** Where none has been written yet. */
  private static String begin(List<Member> members, int from) {
    if (from == members.size()) {
      return "\"\"";
    }
    Member member = members.get(from);
    String written = member.text() + " " + rest(members, from + 1);
    return member.required() ? written : "(" + written + " | " + begin(members, from + 1) + ")";
  }

  private static String rest(List<Member> members, int from) {
    var text = new StringBuilder("\"\"");
    for (Member member : members.subList(from, members.size())) {
      String next = "\",\" " + member.text();
      text.append(' ').append(member.required() ? next : "(" + next + ")?");
    }
    return text.toString();
  }

  private static Set<String> required(JsonNode schema) {
    Set<String> names = new java.util.HashSet<>();
    schema.path("required").forEach(name -> names.add(name.asText()));
    return names;
  }

  private static String literal(String text) {
    var literal = new StringBuilder("\"");
    text.chars()
        .forEach(letter -> {
          if (letter == '"' || letter == '\\') {
            literal.append('\\').append((char) letter);
          } else if (' ' <= letter && letter < 0x7f) {
            literal.append((char) letter);
          } else {
            literal.append("\\u").append(String.format("%04X", letter));
          }
        });
    return literal.append('"').toString();
  }
}
