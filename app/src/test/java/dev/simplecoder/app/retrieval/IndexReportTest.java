package dev.simplecoder.app.retrieval;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.rag.Progress;
import java.time.Duration;
import org.junit.jupiter.api.Test;

final class IndexReportTest {

  private static final Duration TEN = Duration.ofSeconds(10);

  @Test
  void whileFilesAreLookedForItSaysHowManyWereFound() {
    assertEquals(
        "looking for files: 12,000 so far", IndexReport.label(new Progress.Listed(12_000), TEN));
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
