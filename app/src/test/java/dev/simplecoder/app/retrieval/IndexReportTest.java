package dev.simplecoder.app.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Prose;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Terminals;
import dev.simplecoder.app.render.Ticker;
import dev.simplecoder.rag.Progress;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

final class IndexReportTest {

  private static final Duration TEN = Duration.ofSeconds(10);

  private final ByteArrayOutputStream err = new ByteArrayOutputStream();
  private final List<Runnable> ticks = new ArrayList<>();
  private Instant now = Instant.EPOCH;

  @Test
  void whileFilesAreLookedForItSaysHowManyWereFound() {
    assertEquals(
        "looking for files: 12,000 so far", IndexReport.label(new Progress.Listed(12_000), TEN));
  }

  @Test
  void whatBeginsIsShownAtOnceAndItsTimeIsItsOwn() {
    IndexReport report = report();
    report.at(new Progress.Waiting());
    pass(60);
    report.at(new Progress.Embedded(0, 100));
    pass(10);
    report.at(new Progress.Embedded(10, 100));
    pass(1);
    report.end();
    report.at(new Progress.Kept(64, 64));
    report.at(new Progress.Embedded(0, 100));
    pass(1);
    assertEquals(
        List.of(
            "waiting for another process, which writes the same index... 60 s",
            "embedding: 0 of 100 passages... 70 s",
            "embedding: 10 of 100 passages, 1 passages/s, 1 min 30 s left... 71 s",
            "embedding: 0 of 100 passages... 1 s"),
        shown());
  }

  private void pass(int seconds) {
    now = now.plusSeconds(seconds);
    List.copyOf(ticks).forEach(Runnable::run);
  }

  private List<String> shown() {
    return err.toString(StandardCharsets.UTF_8)
        .lines()
        .flatMap(line -> Stream.of(line.split("\r")))
        .map(String::strip)
        .filter(line -> !line.isEmpty())
        .map(line -> line.substring(2)) // behind the picture
        .toList();
  }

  private IndexReport report() {
    var stream = new PrintStream(err, true, StandardCharsets.UTF_8);
    Ticker ticker =
        tick -> {
          ticks.add(tick);
          return () -> ticks.remove(tick);
        };
    var terminals = new Terminals(false, false, true);
    var style = new Style(false, false, 100);
    return new IndexReport(
        new Console(stream, stream, terminals, style, () -> now, ticker, Prose.PLAIN), () -> now);
  }

  @Test
  void whoWaitsOrTidiesUpSaysSo() {
    assertEquals(
        "waiting for another process, which writes the same index",
        IndexReport.label(new Progress.Waiting(), TEN));
    assertEquals(
        "dropping vectors of no use: kept 64 of 12,000 vectors",
        IndexReport.label(new Progress.Kept(64, 12_000), TEN));
  }

  @Test
  void theTimeLeftGoesByBytes() {
    assertEquals(
        "indexing: 500 of 1,000 files, 50 files/s, 30 s left",
        IndexReport.label(new Progress.Read(500, 1_000, 25, 100), TEN));
  }

  @Test
  void theTimeLeftOfVectorsGoesByPassages() {
    assertEquals(
        "embedding: 320 of 100,000 passages, 32 passages/s, 51 min 55 s left",
        IndexReport.label(new Progress.Embedded(320, 100_000), TEN));
  }

  @Test
  void aModelThatTakesSecondsForAPassageIsNotSaidToMakeNone() {
    assertEquals(
        "embedding: 4 of 10 passages, 15 s left",
        IndexReport.label(new Progress.Embedded(4, 10), TEN));
  }

  @Test
  void beforeARateIsKnownNoneIsSaid() {
    assertEquals(
        "embedding: 1 of 2 passages",
        IndexReport.label(new Progress.Embedded(1, 2), Duration.ofMillis(900)));
    assertEquals("indexing: 3 of 4 files", IndexReport.label(new Progress.Read(3, 4, 0, 0), TEN));
  }
}
