package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.app.shell.Visible;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;

/** Folds what a model thinks to one dim line, once it has thought. */
public final class ThoughtLine implements EventSink {

  private final Console console;
  private final InstantSource clock;
  private final StringBuilder thought = new StringBuilder();
  private Instant since = Instant.EPOCH;

  public ThoughtLine(Console console, InstantSource clock) {
    this.console = console;
    this.clock = clock;
  }

  @Override
  public void accept(AgentEvent event) {
    if (event instanceof AgentEvent.ThinkingDelta(String text)) {
      if (thought.isEmpty()) {
        since = clock.instant();
      }
      thought.append(text);
    } else if (!thought.isEmpty()) {
      fold();
    }
  }

  private void fold() {
    Style style = console.style();
    String line =
        "thought for %s: %s"
            .formatted(
                Quantity.time(Duration.between(since, clock.instant())),
                Visible.line(thought.toString().strip().replaceAll("\\s+", " ")));
    int columns = style.columns() == Style.UNLIMITED ? Style.UNLIMITED : style.columns() - 1;
    String cut = Columns.cut(line, Math.max(1, columns), style.ellipsis());
    console.lines(List.of(style.paint(Ink.DIM, cut)));
    thought.setLength(0);
  }
}
