package dev.simplecoder.agent.model;

/**
 * A model's wish to use a tool. The id pairs it with its reply and is unique within a conversation.
 */
public record ToolCall(String id, String name, Arguments arguments) {

  /** Whether this is the same wish as {@code other}, whatever their ids and spelling. */
  public boolean sameAs(ToolCall other) {
    return name.equals(other.name)
        && arguments.values().equals(other.arguments.values())
        && (arguments.problem() == null || arguments.text().equals(other.arguments.text()));
  }
}
