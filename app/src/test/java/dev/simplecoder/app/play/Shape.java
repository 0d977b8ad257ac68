package dev.simplecoder.app.play;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.app.models.OllamaReply;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** How a model prints a call: as it should in some dialect, or as models do all the same. */
public record Shape(String words, Function<PlayedTask.Call, OllamaReply> printer) {

  private static final JsonMapper MAPPER = new JsonMapper();

  public static final Shape NATIVE =
      new Shape("over the protocol", call -> OllamaReply.toolCall(call.tool(), call.arguments()));

  public static final Shape FENCED =
      new Shape("a fenced block", call -> OllamaReply.text("Now this:\n\n" + block("```", call)));

  public static final Shape JSON =
      new Shape("one JSON object", call -> OllamaReply.text(object("tool", "arguments", call)));

  public static final Shape TRAILING_COMMA =
      new Shape(
          "arguments with a trailing comma",
          call ->
              OllamaReply.toolCallOf(
                  call.tool(), json(call.arguments()).replaceAll("\"}$", "\",}")));

  public static final Shape RAW_LINES =
      new Shape(
          "line ends not escaped",
          call ->
              OllamaReply.toolCallOf(call.tool(), json(call.arguments()).replace("\\n\"", "\n\"")));

  public static final Shape NO_BRACE =
      new Shape(
          "the last brace missing",
          call ->
              OllamaReply.toolCallOf(call.tool(), json(call.arguments()).replaceAll("\"}$", "\"")));

  public static final Shape TOOL_CALL =
      new Shape(
          "<tool_call> tags",
          call ->
              OllamaReply.text(
                  "<tool_call>\n" + object("name", "arguments", call) + "\n</tool_call>"));

  public static final Shape TOOL_CALL_OPEN =
      new Shape(
          "<tool_call> without its end",
          call ->
              OllamaReply.text(
                  "Let me do that.\n<tool_call>\n" + object("name", "arguments", call)));

  public static final Shape FUNCTION =
      new Shape(
          "<function=…> tags",
          call ->
              OllamaReply.text(
                  "<tool_call>\n<function="
                      + call.tool()
                      + ">\n"
                      + call.arguments().entrySet().stream()
                          .map(e ->
                              "<parameter="
                                  + e.getKey()
                                  + ">\n"
                                  + e.getValue()
                                  + "\n</parameter>\n")
                          .collect(Collectors.joining())
                      + "</function>\n</tool_call>"));

  public static final Shape MISTRAL =
      new Shape(
          "[TOOL_CALLS]",
          call -> OllamaReply.text("[TOOL_CALLS][" + object("name", "arguments", call) + "]"));

  public static final Shape JSON_FENCE =
      new Shape(
          "```json after prose",
          call ->
              OllamaReply.text(
                  "I will do this now.\n\n```json\n"
                      + object("name", "arguments", call)
                      + "\n```"));

  public static final Shape BARE_JSON =
      new Shape("bare JSON", call -> OllamaReply.text(object("name", "parameters", call)));

  public static final Shape UNCLOSED_BLOCK =
      new Shape(
          "a fenced block without its end",
          call -> OllamaReply.text("Now this:\n\n" + block("```", call).replaceAll("```\n$", "")));

  public static final Shape LONG_FENCE =
      new Shape("a block in ````", call -> OllamaReply.text(block("````", call)));

  public static final Shape CUT_OFF =
      new Shape(
          "JSON cut off in the middle",
          call -> OllamaReply.text("<tool_call>\n" + half(object("name", "arguments", call))));

  public static final Shape CUT_BLOCK =
      new Shape(
          "a block cut off in the middle", call -> OllamaReply.text(half(block("```", call))));

  public static final Shape THOUGHT =
      new Shape(
          "a call inside <think>",
          call ->
              OllamaReply.text(
                  "<think>\n<tool_call>\n"
                      + object("name", "arguments", call)
                      + "\n</tool_call>\n</think>\n"));

  public static final Shape EXAMPLE =
      new Shape(
          "an example in prose",
          call ->
              OllamaReply.text(
                  "A call looks like this, for example:\n\n```json\n"
                      + object("name", "arguments", call)
                      + "\n```\n\nThat is how the tool would be used."));

  private static final List<Shape> ALL =
      List.of(
          NATIVE,
          FENCED,
          JSON,
          TRAILING_COMMA,
          RAW_LINES,
          NO_BRACE,
          TOOL_CALL,
          TOOL_CALL_OPEN,
          FUNCTION,
          MISTRAL,
          JSON_FENCE,
          BARE_JSON,
          UNCLOSED_BLOCK,
          LONG_FENCE,
          CUT_OFF,
          CUT_BLOCK,
          THOUGHT,
          EXAMPLE);

  /** All of them, in the order of the table. */
  public static List<Shape> all() {
    return ALL;
  }

  /** As it should be in a dialect. */
  public static Shape of(DialectName dialect) {
    return switch (dialect) {
      case NATIVE -> NATIVE;
      case FENCED -> FENCED;
      case JSON -> JSON;
    };
  }

  OllamaReply print(PlayedTask.Call call) {
    return printer.apply(call);
  }

  private static String json(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String object(String name, String arguments, PlayedTask.Call call) {
    return "{\""
        + name
        + "\": "
        + json(call.tool())
        + ", \""
        + arguments
        + "\": "
        + json(call.arguments())
        + "}";
  }

  private static String block(String fence, PlayedTask.Call call) {
    Map<String, String> arguments = call.arguments();
    StringBuilder text = new StringBuilder(fence + "tool " + call.tool() + "\n");
    for (Map.Entry<String, String> argument : arguments.entrySet()) {
      switch (argument.getKey()) {
        case "content" -> text.append("content:\n").append(argument.getValue());
        case "old_text" ->
            text.append("<<<<<<< SEARCH\n").append(argument.getValue()).append("\n=======\n");
        case "new_text" -> text.append(argument.getValue()).append("\n>>>>>>> REPLACE\n");
        default ->
            text.append(argument.getKey()).append(": ").append(argument.getValue()).append('\n');
      }
    }
    return text.append(fence).append('\n').toString();
  }

  private static String half(String text) {
    return text.substring(0, text.length() * 2 / 3);
  }
}
