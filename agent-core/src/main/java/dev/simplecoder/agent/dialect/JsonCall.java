package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.ToolCall;
import java.util.HexFormat;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Writes calls as the objects that {@link JsonReplyReader} reads. */
final class JsonCall {

  private JsonCall() {}

  /** The reply as the model wrote it, or the calls that came apart from its text. */
  static String written(Message.Assistant said) {
    if (said.calls().isEmpty() || !said.written().equals(said.text())) {
      return said.written();
    }
    String thought = said.text().isBlank() ? "" : "\"thought\": " + quoted(said.text()) + ", ";
    return Stream.concat(
            said.calls().stream().limit(1).map(call -> "{" + thought + members(call) + "}"),
            said.calls().stream().skip(1).map(call -> "{" + members(call) + "}"))
        .collect(Collectors.joining("\n"));
  }

  private static String members(ToolCall call) {
    return "\"tool\": "
        + quoted(call.name())
        + ", \"arguments\": "
        + call.arguments().values().entrySet().stream()
            .map(JsonCall::member)
            .collect(Collectors.joining(", ", "{", "}"));
  }

  private static String member(Map.Entry<String, String> value) {
    return quoted(value.getKey()) + ": " + quoted(value.getValue());
  }

  static String quoted(String text) {
    var json = new StringBuilder("\"");
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"', '\\' -> json.append('\\').append(c);
        case '\n' -> json.append("\\n");
        case '\r' -> json.append("\\r");
        case '\t' -> json.append("\\t");
        default -> json.append(c < ' ' ? "\\u" + HexFormat.of().toHexDigits(c) : String.valueOf(c));
      }
    }
    return json.append('"').toString();
  }
}
