package dev.simplecoder.app.hub;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.models.PullProgress;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prose;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Terminals;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PullReportTest {

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Runnable> ticks = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  @Test
  void atATerminalOneLineSaysShareSizeAndSpeed() {
    PullReport report = report(new Terminals(false, false, true));
    report.accept(new PullProgress("pulling\u001b[2J", 0, 0));
    tick();
    report.accept(new PullProgress("pulling 60e05f", 1_000_000_000, 4_700_000_000L));
    tick();
    now = now.plusSeconds(10);
    report.accept(new PullProgress("pulling 60e05f", 1_123_000_000, 4_700_000_000L));
    tick();
    assertEquals(
        List.of(
            "- pulling\\x1b[2J... 0 s",
            "- pulling 60e05f (4.7 GB), 21 %... 0 s",
            "- pulling 60e05f (4.7 GB), 23 %, 12 MB/s... 10 s"),
        shown());
  }

  @Test
  void elsewhereEachPhaseIsOneLine() {
    PullReport report = report(Terminals.NONE);
    report.accept(new PullProgress("pulling manifest", 0, 0));
    report.accept(new PullProgress("pulling 60e05f", 0, 4_700_000_000L));
    report.accept(new PullProgress("pulling 60e05f", 4_700_000_000L, 4_700_000_000L));
    assertEquals(List.of("pulling manifest", "pulling 60e05f (4.7 GB)"), shown());
    assertEquals(List.of(), ticks);
  }

  private PullReport report(Terminals terminals) {
    PrintStream stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Style style = new Style(false, false, 80);
    return new PullReport(
        new Console(
            stream,
            stream,
            terminals,
            style,
            () -> now,
            tick -> {
              ticks.add(tick);
              return () -> ticks.remove(tick);
            },
            Prose.PLAIN),
        () -> now);
  }

  private void tick() {
    List.copyOf(ticks).forEach(Runnable::run);
  }

  /** What was on the screen, one after the other, whatever the picture of the spinner was. */
  private List<String> shown() {
    return err.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.strip().replaceFirst("^[|/\\\\] ", "- "))
        .filter(line -> !line.isEmpty())
        .toList();
  }
}
