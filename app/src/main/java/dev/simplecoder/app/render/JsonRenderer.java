package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.function.Consumer;

/** Writes every event as a line of JSON for another program. */
public final class JsonRenderer implements EventSink {

  private final OutputStream out;
  private final InstantSource clock;
  private final Consumer<String> notices;
  private boolean broken;

  /**
   * @param notices is told once if nobody takes the lines any more; the task goes on
   */
  public JsonRenderer(OutputStream out, InstantSource clock, Consumer<String> notices) {
    this.out = out;
    this.clock = clock;
    this.notices = notices;
  }

  @Override
  public void accept(AgentEvent event) {
    if (broken) {
      return;
    }
    String line = EventJson.line(clock.instant(), event) + "\n";
    try {
      out.write(line.getBytes(StandardCharsets.UTF_8));
      out.flush();
    } catch (IOException failed) {
      broken = true;
      notices.accept("no more events on stdout: " + failed.getMessage());
    }
  }
}
