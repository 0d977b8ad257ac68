package dev.simplecoder.agent.model;

import java.util.HashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/**
 * Everything that one request carries.
 *
 * @param form how the reply may call the tools
 * @param mostTokens where the reply is cut off, which leaves no room for thought: a model that can
 *     do without is told to; empty for the model's own limit
 */
public record Prompt(
    List<Message> messages, List<ToolSpec> tools, Form form, OptionalInt mostTokens) {

  /** Names, separators and the like around a message or a tool, in characters. */
  private static final int AROUND = 16;

  public Prompt {
    messages = List.copyOf(messages);
    tools = List.copyOf(tools);
  }

  /** With replies as long as they come. */
  public Prompt(List<Message> messages, List<ToolSpec> tools, Form form) {
    this(messages, tools, form, OptionalInt.empty());
  }

  /** The tools are offered over the server's protocol. */
  public Prompt(List<Message> messages, List<ToolSpec> tools) {
    this(messages, tools, Form.NATIVE);
  }

  /** The same in other words, as a dialect has them. */
  public Prompt worded(List<Message> messages, List<ToolSpec> tools, Form form) {
    return new Prompt(messages, tools, form, mostTokens);
  }

  /** How a model is told of the tools, and how it calls them. */
  public enum Form {
    /** Both over the server's protocol, which needs a model that was trained for it. */
    NATIVE,
    /** Both in words: the messages speak of the tools, and the reply is free text. */
    TEXT,
    /**
     * The messages speak of the tools; the server holds the reply to one JSON object, which is
     * {@code {"tool": name, "arguments": {…}}} for one of them, or {@code {"answer": text}}.
     */
    JSON
  }

  /** The ids that the calls in the messages have. */
  public Set<String> callIds() {
    Set<String> ids = new HashSet<>();
    for (Message message : messages) {
      if (message instanceof Message.Assistant said) {
        said.calls().forEach(call -> ids.add(call.id()));
      }
    }
    return ids;
  }

  /**
   * An id for a call in the reply to this prompt. A conversation that was made shorter has its
   * lengths twice.
   *
   * @param place of the call in the reply, from 0
   * @param used the ids that are taken, to which this one is added
   */
  public String newCallId(String stem, int place, Set<String> used) {
    String id = stem + "_" + messages.size() + "_" + place;
    while (!used.add(id)) {
      id += "x";
    }
    return id;
  }

  /** The length of all texts, for estimates. */
  public int characters() {
    return characters(messages) + toolCharacters();
  }

  private int toolCharacters() {
    return switch (form) {
      case NATIVE -> tools.stream().mapToInt(Prompt::characters).sum();
      case TEXT, JSON -> 0; // the messages speak of them
    };
  }

  /** The length of the texts of these messages. */
  public static int characters(List<Message> messages) {
    return messages.stream().mapToInt(message -> AROUND + length(message)).sum();
  }

  private static int length(Message message) {
    return switch (message) {
      case Message.Assistant said ->
          Math.max(
              said.written().length(),
              said.text().length()
                  + said.calls().stream()
                      .mapToInt(
                          call -> AROUND + call.name().length() + call.arguments().text().length())
                      .sum());
      case Message.Instructions _, Message.User _, Message.ToolReply _ -> message.text().length();
    };
  }

  private static int characters(ToolSpec tool) {
    return AROUND
        + tool.name().length()
        + tool.description().length()
        + tool.parameters().stream()
            .mapToInt(
                parameter -> AROUND + parameter.name().length() + parameter.description().length())
            .sum();
  }
}
