package dev.simplecoder.agent.model;

import java.util.List;

/** Everything that one request carries. */
public record Prompt(List<Message> messages, List<ToolSpec> tools) {
  public Prompt {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }
}
