package dev.simplecoder.app.watch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.watch.Fixes.Fixed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.channels.ClosedByInterruptException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.time.ZoneOffset;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

/** The rounds of a watch, with scripted checks and fixes on files that are only times. */
class WatchTest {

  private static final Checked WELL = Runs.passed(14);
  private static final Checked BROKEN = Runs.failed("assert", "test_add");
  private static final Checked WORSE = Runs.failed("assert", "test_add", "test_sub");

  private final FakeFiles files = new FakeFiles("calc.py", "test_calc.py");
  private final FakeTime time = new FakeTime();
  private final Deque<Work<Checked>> checks = new ArrayDeque<>();
  private final Deque<Work<Fixed>> fixes = new ArrayDeque<>();
  private final Deque<FakeTime.Deed> besideFixes = new ArrayDeque<>();
  private final List<String> wished = new ArrayList<>();
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();

  private Watch watch(Optional<Fixes> from) {
    var lines =
        new Lines(
            new PrintStream(out, true, StandardCharsets.UTF_8), _ -> {}, time, ZoneOffset.UTC);
    return new Watch(
        new Saves(files::now, time, time, _ -> {}), () -> checks.remove().done(), from, lines);
  }

  private Watch watch() {
    return watch(
        Optional.of((checked, saved, _) -> {
          wished.add(checked.words() + " " + saved);
          besideFixes.forEach(time::besideWork); // here, so that no check takes it for its own
          besideFixes.clear();
          return fixes.remove();
        }));
  }

  /** The files are saved with this result; what follows happens after that. */
  private WatchTest save(Checked result, String... names) {
    time.then(
            () -> {
              for (String name : names) {
                files.save(name);
              }
            })
        .pause();
    checks.add(() -> result);
    return this;
  }

  private WatchTest start(Checked result) {
    checks.add(() -> result);
    return this;
  }

  private WatchTest fix(Fixed result) {
    fixes.add(() -> result);
    return this;
  }

  /** Without the times. */
  private List<String> said() {
    return out.toString(StandardCharsets.UTF_8)
        .lines()
        .map(line -> line.replaceFirst("^\\d\\d:\\d\\d:\\d\\d ", ""))
        .toList();
  }

  @Test
  void eachSaveIsOneLine() throws Exception {
    start(WELL).save(WORSE, "calc.py").save(WELL, "calc.py", "test_calc.py");
    time.then(() -> files.remove("test_calc.py")).pause();
    checks.add(() -> WELL);

    assertEquals(new Watch.Summary(4, 0, 0), watch(Optional.empty()).run());

    assertEquals(
        """
        12:00:00 now: all 14 tests pass
        12:00:00 saved calc.py: 2 of 14 tests fail: test_add, test_sub
        12:00:01 saved calc.py and 1 more: all 14 tests pass
        12:00:02 removed test_calc.py: all 14 tests pass
        """,
        out.toString(StandardCharsets.UTF_8));
  }

  @Test
  void whatFailsAtTheStartIsNotTouchedBeforeASave() throws Exception {
    start(BROKEN).save(BROKEN, "calc.py").fix(new Fixed.Declined());
    assertEquals(new Watch.Summary(2, 1, 0), watch().run());
    assertEquals(List.of("1 of 14 tests fail: test_add [calc.py]"), wished);
  }

  @Test
  void whatWasDeclinedOrNotWorthItIsProposedAgainOnlyWhenItFailsAnewOrOtherwise() throws Exception {
    start(WELL).save(BROKEN, "calc.py").fix(new Fixed.Declined()).save(BROKEN, "calc.py");
    save(WORSE, "calc.py").fix(new Fixed.None()).save(WORSE, "calc.py").save(BROKEN, "calc.py");
    save(WELL, "calc.py").save(BROKEN, "calc.py").fix(new Fixed.Declined());

    assertEquals(new Watch.Summary(8, 2, 0), watch().run());

    assertEquals(3, wished.size());
    assertTrue(fixes.isEmpty());
  }

  @Test
  void whereTheModelFailedTheNextSaveTriesAgain() throws Exception {
    start(WELL).save(BROKEN, "calc.py").fix(new Fixed.NoModel());
    save(BROKEN, "calc.py").fix(new Fixed.GivenUp()).save(BROKEN, "calc.py").fix(new Fixed.None());
    assertEquals(new Watch.Summary(4, 0, 0), watch().run());
    assertEquals(3, wished.size());
  }

  /** A fix is being made when something else is saved. */
  private void saveBeside(Work<Fixed> fix) {
    var begun = new CountDownLatch(1);
    fixes.add(() -> {
      begun.countDown();
      return fix.done();
    });
    start(WELL);
    time.then(() -> files.save("calc.py")).pause();
    besideFixes.add(() -> {
      begun.await();
      files.save("test_calc.py");
    });
    start(BROKEN);
    time.pause();
  }

  @Test
  void aSaveWhileAFixIsMadeGivesItUpAndAnotherIsMadeForTheNewFiles() throws Exception {
    saveBeside(() -> {
      new CountDownLatch(1).await();
      return new Fixed.Taken(Set.of(new WorkspacePath("calc.py")));
    });
    start(WORSE).fix(new Fixed.Declined());

    assertEquals(new Watch.Summary(3, 1, 0), watch().run());

    assertEquals(
        List.of(
            "now: all 14 tests pass",
            "saved calc.py: 1 of 14 tests fail: test_add",
            "saved test_calc.py: 2 of 14 tests fail: test_add, test_sub"),
        said());
    assertEquals(2, wished.size());
  }

  @Test
  void aFixThatIsCutOffWhileItReadsAFileDoesNotEndTheWatch() throws Exception {
    saveBeside(() -> {
      try {
        new CountDownLatch(1).await();
      } catch (InterruptedException _) {
        throw new ClosedByInterruptException(); // as a file's channel does
      }
      return new Fixed.None();
    });
    start(WELL);

    assertEquals(new Watch.Summary(3, 0, 0), watch().run());
  }

  @Test
  void ofChecksThatASaveOverhauledNothingIsSaid() throws Exception {
    start(WELL);
    time.then(() -> files.save("calc.py")).pause();
    checks.add(() -> {
      files.save("test_calc.py");
      return BROKEN;
    });
    time.pause();
    start(WELL);

    assertEquals(new Watch.Summary(2, 0, 0), watch().run());

    assertEquals(
        List.of("now: all 14 tests pass", "saved calc.py and 1 more: all 14 tests pass"), said());
  }

  @Test
  void whatItWritesItselfIsNoSave() throws Exception {
    start(WELL).save(BROKEN, "calc.py");
    fixes.add(() -> {
      files.save("calc.py");
      return new Fixed.Taken(Set.of(new WorkspacePath("calc.py")));
    });
    time.pause().pause();

    assertEquals(new Watch.Summary(2, 1, 1), watch().run());

    assertEquals(2, said().size());
  }

  @Test
  void aFixThatWasTakenIsCountedThoughCtrlCComesAtOnce() throws Exception {
    start(WELL);
    time.then(() -> files.save("calc.py")).pause();
    besideFixes.add(() -> {
      throw new InterruptedException("Ctrl-C");
    });
    start(BROKEN);
    fix(new Fixed.Taken(Set.of(new WorkspacePath("calc.py"))));
    assertEquals(new Watch.Summary(2, 1, 1), watch().run());
    assertTrue(Thread.interrupted());
  }

  @Test
  void whatSomebodySavesBesideTheFixThatIsAppliedIsASave() throws Exception {
    start(WELL).save(BROKEN, "calc.py");
    fixes.add(() -> {
      files.save("calc.py");
      files.save("other.py");
      return new Fixed.Taken(Set.of(new WorkspacePath("calc.py")));
    });
    time.pause();
    start(WELL);

    assertEquals(new Watch.Summary(3, 1, 1), watch().run());

    assertEquals("saved other.py: all 14 tests pass", said().getLast());
  }

  @Test
  void onceEndsWithTheRoundAndSaysWhetherAllIsWell() throws Exception {
    start(WELL);
    assertTrue(watch().once());
    start(BROKEN);
    assertFalse(watch(Optional.empty()).once());
    start(BROKEN).fix(new Fixed.Declined());
    assertFalse(watch().once());
    start(BROKEN).fix(new Fixed.Taken(Set.of()));
    assertTrue(watch().once());
    assertEquals(2, wished.size());
  }

  @Test
  void aProjectThatNothingTestsIsRefusedWithARemedy() {
    start(new Checked(new Evidence.None("there are no tests")));
    UserError refused = assertThrows(UserError.class, () -> watch().run());
    assertTrue(refused.line().contains("there are no tests. Name a command"), refused.line());
  }

  @Test
  void aDiskThatFailsAtTheStartIsNoProjectWithoutTestsAndLaterEndsTheRoundOnly() throws Exception {
    checks.add(() -> {
      throw new FileSystemException("/tmp", null, "no space left");
    });
    assertEquals(
        "no space left", assertThrows(FileSystemException.class, () -> watch().run()).getReason());

    start(WELL).save(BROKEN, "calc.py").save(WELL, "calc.py");
    checks.clear();
    start(WELL);
    checks.add(() -> {
      throw new FileSystemException("/tmp", null, "no space left");
    });
    start(WELL);
    assertEquals(new Watch.Summary(3, 0, 0), watch().run());
    assertEquals("saved calc.py: not checked: /tmp: no space left", said().get(1));
  }
}
