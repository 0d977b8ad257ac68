package dev.simplecoder.agent.dialect;

import java.util.List;
import java.util.Optional;

/**
 * The marks around calls of a family of models.
 *
 * @param close what ends them; empty where the JSON alone does
 */
record Tag(String open, String close) {

  /** Where one begins like another, the longer comes first. */
  static final List<Tag> ALL =
      List.of(
          new Tag("<tool_call>", "</tool_call>"),
          new Tag("<tool_calls>", "</tool_calls>"),
          new Tag("<function_call>", "</function_call>"),
          new Tag("<|tool_call|>", ""),
          new Tag("<|tool_call>", ""),
          new Tag("<|python_tag|>", ""),
          new Tag("[TOOL_CALLS]", ""));

  /** What may come behind calls without saying anything. */
  private static final List<String> ENDS =
      List.of(
          "</tool_call>",
          "</tool_calls>",
          "</function_call>",
          "</function>",
          "<|/tool_call|>",
          "<|tool_call_end|>",
          "<tool_call|>",
          "<|eom_id|>",
          "<|eot_id|>",
          "<|im_end|>",
          "</s>");

  static Optional<Tag> at(String line, int from) {
    return ALL.stream().filter(tag -> line.startsWith(tag.open, from)).findFirst();
  }

  /** How long the closing mark is that begins here; 0 where there is none. */
  static int endAt(String line, int from) {
    return ENDS.stream().filter(end -> line.startsWith(end, from)).mapToInt(String::length).sum();
  }

  /** Whether a tool's name may stand before its arguments. */
  boolean namesTools() {
    return open.equals("[TOOL_CALLS]");
  }

  String name() {
    return "a call in " + open + (close.isEmpty() ? "" : " tags");
  }
}
