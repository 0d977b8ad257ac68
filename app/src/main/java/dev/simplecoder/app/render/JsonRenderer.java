package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Writes every event as a line of JSON for another program. */
public final class JsonRenderer implements EventSink {

  private final PrintStream out;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private boolean broken;

  /**
   * @param notices is told once if nobody takes the lines any more; the task goes on
   */
  public JsonRenderer(PrintStream out, InstantSource clock, Consumer<String> notices) {
    this.out = out;
    this.clock = clock;
    this.notices = notices;
  }

  @Override
  public void accept(AgentEvent event) {
    if (broken) {
      return;
    }
    byte[] line = (EventJson.line(clock.instant(), event) + "\n").getBytes(StandardCharsets.UTF_8);
    out.write(line, 0, line.length);
    if (out.checkError()) { // which flushes
      broken = true;
      notices.accept("stdout takes no more events");
    }
  }
}
