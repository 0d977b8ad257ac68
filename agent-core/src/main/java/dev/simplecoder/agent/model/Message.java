package dev.simplecoder.agent.model;

import java.util.List;

/** One entry of a conversation as the model sees it. */
public sealed interface Message {

  String text();

  /** The fixed instructions at the head of a conversation. */
  record Instructions(String text) implements Message {}

  /** What the person, or the loop on the person's behalf, said. */
  record User(String text) implements Message {}

  /** What the model said; without calls it is an answer. */
  record Assistant(String text, List<ToolCall> calls) implements Message {
    public Assistant {
      calls = List.copyOf(calls);
    }
  }

  /** What a tool said to one call. */
  record ToolReply(String callId, String tool, String text, boolean failed) implements Message {}
}
