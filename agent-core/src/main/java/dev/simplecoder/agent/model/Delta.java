package dev.simplecoder.agent.model;

import java.time.Duration;

/** A piece of a reply while it is being made, for showing only: the reply itself is the truth. */
public sealed interface Delta {

  /** More of the text. */
  record Text(String text) implements Delta {}

  /** More of what the model thinks aloud; never part of the reply. */
  record Thinking(String text) implements Delta {}

  /**
   * The server had dropped a part of the prompt; the request goes out again with a longer window,
   * which from now on is the model's. What came before is void.
   */
  record WindowRaised(int from, int to, String why) implements Delta {}

  /** The request failed in a way that may pass, and goes out again after {@code delay}. */
  record Retrying(String why, Duration delay, int attempt) implements Delta {}
}
