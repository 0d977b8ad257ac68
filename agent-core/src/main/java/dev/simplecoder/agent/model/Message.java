package dev.simplecoder.agent.model;

import java.util.List;

/** One entry of a conversation as the model sees it. */
public sealed interface Message {

  String text();

  /** The fixed instructions at the head of a conversation. */
  record Instructions(String text) implements Message {}

  /** What the person, or the loop on the person's behalf, said. */
  record User(String text) implements Message {}

  /**
   * What the model said; without calls it is an answer.
   *
   * @param text what it said to the person
   * @param written the whole reply as the model wrote it, its calls included where it wrote them as
   *     text; what it is shown of it later, so that a server finds its own words again
   */
  record Assistant(String text, List<ToolCall> calls, String written) implements Message {
    public Assistant {
      calls = List.copyOf(calls);
    }

    /** A reply whose calls, if any, came apart from its text. */
    public Assistant(String text, List<ToolCall> calls) {
      this(text, calls, text);
    }
  }

  /** What a tool said to one call. */
  record ToolReply(String callId, String tool, String text, boolean failed) implements Message {}
}
