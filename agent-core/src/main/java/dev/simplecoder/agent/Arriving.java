package dev.simplecoder.agent;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;

/** A reply while it comes: its pieces are events, and an interrupt does not lose them. */
final class Arriving {

  private final EventSink events;
  private final StringBuilder text = new StringBuilder();

  private Arriving(EventSink events) {
    this.events = events;
  }

  /** Blocks until there is a reply. */
  static Reply ask(Model model, Prompt prompt, EventSink events) throws InterruptedException {
    var arriving = new Arriving(events);
    try {
      return model.ask(prompt, arriving::hear);
    } catch (InterruptedException interrupted) {
      arriving.cutOff();
      throw interrupted;
    }
  }

  private void hear(Delta delta) {
    switch (delta) {
      case Delta.Text(String piece) -> {
        text.append(piece);
        events.accept(new AgentEvent.TextDelta(piece));
      }
      case Delta.Thinking(String piece) -> events.accept(new AgentEvent.ThinkingDelta(piece));
      case Delta.Retrying(String why, var delay, int attempt) -> {
        text.setLength(0);
        events.accept(new AgentEvent.ModelRetrying(why, delay, attempt));
      }
      case Delta.WindowRaised(int from, int to, String why) -> {
        text.setLength(0);
        events.accept(new AgentEvent.WindowRaised(from, to, why));
      }
    }
  }

  private void cutOff() {
    if (!text.toString().isBlank()) {
      events.accept(new AgentEvent.ReplyCutOff(text.toString()));
    }
  }
}
