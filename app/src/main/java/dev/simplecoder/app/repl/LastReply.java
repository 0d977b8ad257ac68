package dev.simplecoder.app.repl;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;

/** A fold of the events to what the model said and thought last. */
final class LastReply implements EventSink {

  private final StringBuilder thinking = new StringBuilder();
  private String text = "";
  private boolean isComplete = true;

  @Override
  public void accept(AgentEvent event) {
    if (event instanceof AgentEvent.ThinkingDelta(String piece)) {
      if (isComplete) {
        thinking.setLength(0);
        isComplete = false;
      }
      thinking.append(piece);
    } else if (event instanceof AgentEvent.Answered answered) {
      isComplete = true;
      if (!answered.message().text().isBlank()) {
        text = answered.message().text();
      }
    }
  }

  /** Empty where there was none. */
  String text() {
    return text;
  }

  /** Empty where the model does not think aloud. */
  String thinking() {
    return thinking.toString().strip();
  }
}
