package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.model.Message;
import java.util.List;

/** A fold of the events to what the model said last: its answer, or as much of one as came. */
final class LastMessage {

  private final StringBuilder pieces = new StringBuilder();
  private String replaced = "";
  private Message.Assistant reply = new Message.Assistant("", List.of());

  void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.TaskStarted _ -> {
        replace("");
        reply = new Message.Assistant("", List.of());
      }
      case AgentEvent.ModelAsked _, AgentEvent.ModelRetrying _, AgentEvent.WindowRaised _ ->
          replace("");
      case AgentEvent.TextDelta(String text) -> pieces.append(text);
      case AgentEvent.Answered answered -> {
        replace("");
        reply = answered.message();
      }
      case AgentEvent.ModelFailed failed -> replace(failed.partial());
      case AgentEvent.ModelChosen _,
          AgentEvent.ThinkingDelta _,
          AgentEvent.ToolStarted _,
          AgentEvent.ToolEnded _,
          AgentEvent.Nudged _,
          AgentEvent.ClaimsUnsupported _,
          AgentEvent.Retrieved _,
          AgentEvent.TaskEnded _,
          AgentEvent.ChangesProposed _,
          AgentEvent.ChangesApplied _,
          AgentEvent.ChangesDropped _ -> {}
    }
  }

  /** The pieces of the reply that is being made, or was not finished. */
  String partial() {
    return pieces.toString();
  }

  /** The pieces that the event at hand made void or complete. */
  String replaced() {
    return replaced;
  }

  boolean isCutOff() {
    return !pieces.toString().isBlank();
  }

  /** The last reply where it calls no tool, else nothing. */
  String answer() {
    return reply.calls().isEmpty() ? reply.text() : "";
  }

  /** The best there is: the pieces of an unfinished reply, else the last reply's text. */
  String best() {
    return isCutOff() ? partial() : reply.text();
  }

  private void replace(String text) {
    replaced = pieces.toString();
    pieces.setLength(0);
    pieces.append(text);
  }
}
