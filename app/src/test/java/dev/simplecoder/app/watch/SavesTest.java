package dev.simplecoder.app.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.tools.verify.CheckedFiles;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SavesTest {

  private final FakeFiles files = new FakeFiles("a.py", "b.py");
  private final FakeTime time = new FakeTime();
  private final List<String> told = new ArrayList<>();
  private Duration look = Duration.ZERO;
  private final Saves saves =
      new Saves(
          () -> {
            time.pass(look);
            return files.now();
          },
          time,
          time,
          told::add);

  private List<String> saved(CheckedFiles before, CheckedFiles after) {
    return saves.saved(before, after).stream().map(path -> path.value()).toList();
  }

  @Test
  void whatIsSavedAddedOrRemovedIsNoticed() throws Exception {
    CheckedFiles before = saves.now();
    time.pause().then(() -> files.save("a.py")).then(() -> files.save("c.py"));
    time.then(() -> files.remove("b.py")).pause();

    CheckedFiles after = saves.after(before);

    assertEquals(List.of("a.py", "b.py", "c.py"), saved(before, after));
    assertEquals(files.now(), after);
  }

  @Test
  void savesThatFollowEachOtherAreOne() throws Exception {
    CheckedFiles before = saves.now();
    time.then(() -> files.save("a.py"));
    for (int i = 0; i < 10; i++) {
      time.then(() -> files.save("b.py"));
    }
    time.pause();

    assertEquals(List.of("a.py", "b.py"), saved(before, saves.after(before)));

    assertThrows(InterruptedException.class, () -> saves.after(files.now()));
  }

  @Test
  void aFileThatIsWrittenAllTheTimeIsLeftOutAndThatIsTold() throws Exception {
    CheckedFiles before = saves.now();
    IntStream.range(0, 40).forEach(i -> time.then(() -> files.save("run.log")));
    time.then(() -> files.save("a.py")).pause();

    assertEquals(List.of("a.py"), saved(before, saves.after(before)));

    assertEquals(1, told.size());
    assertTrue(told.getFirst().contains("run.log; .simplecoderignore"), told.getFirst());
  }

  @Test
  void whatHasComeToRestIsWatchedAgainAndLeftOutAgainWithoutAWord() throws Exception {
    CheckedFiles before = saves.now();
    IntStream.range(0, 21).forEach(i -> time.then(() -> files.save("run.log")));
    time.then(() -> time.pass(Duration.ofSeconds(58))).then(() -> files.save("run.log"));
    time.then(() -> time.pass(Duration.ofSeconds(58))).then(() -> files.save("a.py")).pause();
    CheckedFiles after = saves.after(before);
    assertEquals(List.of("a.py"), saved(before, after));

    time.then(() -> files.save("run.log")).then(() -> time.pass(Duration.ofMinutes(1))).pause();
    CheckedFiles calm = saves.after(after);
    assertEquals(List.of("run.log"), saved(after, calm));

    IntStream.range(0, 21).forEach(i -> time.then(() -> files.save("run.log")));
    time.then(() -> files.save("b.py")).pause();
    assertEquals(List.of("b.py"), saved(calm, saves.after(calm)));
    assertEquals(1, told.size());
  }

  @Test
  void ofManyFilesThatAreLeftOutAFewAreNamed() throws Exception {
    CheckedFiles before = saves.now();
    for (int i = 0; i < 21; i++) {
      time.then(() -> IntStream.range(0, 50).forEach(file -> files.save("out/" + (10 + file))));
    }
    time.then(() -> files.save("a.py")).pause();
    saves.after(before);
    assertTrue(told.getFirst().contains(": out/10, out/11, out/12 and 47 more; "), told.getFirst());
  }

  @Test
  void whereALookTakesLongTheLooksAreFartherApart() throws Exception {
    CheckedFiles before = saves.now();
    time.pause();
    assertThrows(InterruptedException.class, () -> saves.after(before));
    assertEquals(List.of(Duration.ofMillis(500), Duration.ofMillis(500)), time.pauses);

    time.pauses.clear();
    look = Duration.ofSeconds(2);
    assertThrows(InterruptedException.class, () -> saves.after(before));
    assertEquals(List.of(Duration.ofSeconds(20)), time.pauses);
  }

  @Test
  void workThatNothingIsSavedBesideIsDone() throws Exception {
    time.besideWork(() -> {});
    assertEquals(Optional.of("done"), saves.during(files.now(), () -> "done"));
  }

  @Test
  void workIsInterruptedAndHasEndedWhenSomethingWasSavedBesideIt() throws Exception {
    var begun = new CountDownLatch(1);
    List<String> heard = new ArrayList<>();
    time.besideWork(() -> {
      begun.await();
      files.save("a.py");
    });
    Work<String> endless =
        () -> {
          begun.countDown();
          try {
            new CountDownLatch(1).await();
            return "never";
          } catch (InterruptedException interrupted) {
            heard.add("given up");
            throw interrupted;
          }
        };
    assertEquals(Optional.empty(), saves.during(files.now(), endless));
    assertEquals(List.of("given up"), heard);
  }

  @Test
  void workThatIsFinalIsNotInterruptedByWhatItWritesItself() throws Exception {
    var written = new CountDownLatch(1);
    var seen = new CountDownLatch(1);
    time.besideWork(written::await);
    time.besideWork(seen::countDown);
    var applying =
        new Work<String>() {
          @Override
          public String done() throws InterruptedException {
            files.save("a.py");
            written.countDown();
            seen.await();
            return "applied";
          }

          @Override
          public boolean isFinal() {
            return true;
          }
        };
    assertEquals(Optional.of("applied"), saves.during(files.now(), applying));
  }

  @Test
  void whatGoesWrongInWorkGoesWrongHere() throws Exception {
    CheckedFiles now = files.now();
    assertThrows(
        IOException.class,
        () ->
            saves.during(
                now,
                () -> {
                  throw new IOException("full");
                }));
    assertThrows(
        IllegalStateException.class,
        () ->
            saves.during(
                now,
                () -> {
                  throw new IllegalStateException("a bug");
                }));
    assertFalse(
        saves
            .during(
                now,
                () -> {
                  throw new InterruptedException();
                })
            .isPresent());
  }
}
