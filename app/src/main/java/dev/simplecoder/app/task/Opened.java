package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.app.arm.Arm;
import dev.simplecoder.app.models.Problem;

/** What came of looking for a model. */
public sealed interface Opened {

  /**
   * A model to ask, in its dialect.
   *
   * @param why one line: why it is this one, and with which window
   * @param measurements hear what happens with it
   */
  record Ready(Model model, Arm arm, String why, EventSink measurements) implements Opened {}

  /** No model, and what to do. */
  record Refused(Problem problem) implements Opened {}
}
