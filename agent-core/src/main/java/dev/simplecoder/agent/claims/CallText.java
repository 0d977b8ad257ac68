package dev.simplecoder.agent.claims;

import java.util.List;
import java.util.regex.Pattern;

/** A call in one of the shapes in which models write them. */
final class CallText {

  private static final Pattern TAG =
      Pattern.compile("<(?:tool_call|function_call|tool_use|invoke|function\\s*=)");
  private static final Pattern LABEL =
      Pattern.compile("(?i)^(?:tool|tool_call|tool_code|tool_use|function_call)\\b.*");
  private static final Pattern OPENS = Pattern.compile("^\\s*\\[?\\s*\\{");
  private static final Pattern NAME = Pattern.compile("\"(?:name|tool|function)\"\\s*:");
  private static final Pattern ARGUMENTS =
      Pattern.compile("\"(?:arguments|parameters|args|input)\"\\s*:");
  private static final Pattern NAMED =
      Pattern.compile("(?s)^\\s*(?:read|write|edit|list|search)_[a-z_]*files?\\b.*");

  private CallText() {}

  static boolean isIn(String answer, List<CodeBlock> blocks) {
    return TAG.matcher(answer).find()
        || isObject(answer)
        || blocks.stream()
            .anyMatch(block ->
                LABEL.matcher(block.label()).matches()
                    || isObject(block.code())
                    || NAMED.matcher(block.code()).matches());
  }

  private static boolean isObject(String text) {
    return OPENS.matcher(text).find()
        && NAME.matcher(text).find()
        && ARGUMENTS.matcher(text).find();
  }
}
