package dev.simplecoder.app.models;

import dev.simplecoder.agent.model.Model;

/** What came of opening a model. */
public sealed interface Opened {

  /**
   * A model to ask.
   *
   * @param why one line: why it is this one, and with which window
   */
  record Ready(Model model, String why) implements Opened {}

  /** No model, and what to do. */
  record Refused(Problem problem) implements Opened {}
}
