package dev.simplecoder.app.bench;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prose;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class HeadwayTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private Instant now = Instant.parse("2026-03-01T12:00:00Z");

  /** Rows of half a minute: a line a minute stays where there is no terminal. */
  @Test
  void everyMinuteItSaysHowManyAreDoneAndHowLongTheOthersTake() {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    var style = new Style(false, false, 80);
    try (var console =
        new Console(stream, stream, Terminals.NONE, style, () -> now, _ -> () -> {}, Prose.PLAIN)) {
      var headway = new Headway("measuring", 6, console, () -> now);
      for (int row = 0; row < 5; row++) {
        now = now.plus(Duration.ofSeconds(30));
        headway.passed(" (rows)");
      }
      assertEquals(Duration.ofSeconds(150), headway.took());
    }
    assertEquals(
        "2 of 6, 2 min 0 s left (rows)\n4 of 6, 1 min 0 s left (rows)\n",
        err.toString(StandardCharsets.UTF_8).replaceAll("(?m)^simplecoder: ", ""));
  }
}
