package dev.simplecoder.agent.event;

import java.util.List;

/** Takes events as they happen, on the thread of the loop. */
@FunctionalInterface
public interface EventSink {

  void accept(AgentEvent event);

  /** Hands each event to every sink in order. */
  static EventSink all(EventSink... sinks) {
    List<EventSink> each = List.of(sinks);
    return event -> each.forEach(sink -> sink.accept(event));
  }
}
