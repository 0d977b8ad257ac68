package dev.simplecoder.app.store.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.store.OtherProcess;
import dev.simplecoder.app.store.decisions.Lesson.Source;
import dev.simplecoder.app.store.decisions.Lesson.Spent;
import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.feature.Shape;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DecisionLogTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);
  private static final Arm LARGE = new Arm("qwen2.5-coder:7b", "qwen2.5-coder", 7.6, true);
  private static final Arm SMALL = new Arm("deepseek-coder:1.3b", "deepseek-coder", 1.3, true);

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();

  private DecisionLog log() {
    return new DecisionLog(folder, CLOCK, notices::add);
  }

  static Decision decision(String task) {
    Situation situation =
        Situation.first(Features.of(1, 0.1, -1e-9))
            .after(new Failure(LARGE, Failure.Kind.WRONG_ANSWER));
    var option = new Option(SMALL, Approach.REPAIR, 12.5);
    List<Choice.Scored> candidates =
        List.of(
            new Choice.Scored(
                new Move.Try(option), List.of(new Term("passes", 0.1 + 0.2), new Term("c", -0.1))),
            new Choice.Scored(new Move.Stop(), List.of()));
    var choice = new Choice(new Move.Try(option), 0.99, candidates);
    return new Decision(task, NOW, "repair", "planned", Schema.PLAIN, situation, choice, 0.001);
  }

  private static Lesson.Outcome outcome(long decision) {
    return new Lesson.Outcome(
        decision,
        Source.CHECKS,
        OptionalDouble.of(0),
        OptionalDouble.of(0.75),
        Failure.Kind.PARTLY_PASSED,
        new Spent(3.25, 1_000, 50));
  }

  /** Lines stand for the values, which hold arrays of numbers. */
  private static List<String> lines(DecisionLog log) {
    return log.lines().stream().map(LogLine::of).toList();
  }

  @Test
  void whatIsKeptIsFoundToTheLastBit() {
    assertEquals(OptionalLong.of(1), log().add(decision("a")));
    log().add(outcome(1));
    log().add(new Lesson.Word(1, 1));

    Decision found = log().decision(1).orElseThrow().decision();
    assertEquals(decision("a").choice(), found.choice());
    assertEquals(decision("a").situation().features(), found.situation().features());
    assertEquals(decision("a").situation().failures(), found.situation().failures());
    assertEquals(
        List.of(outcome(1), new Lesson.Word(1, 1)),
        log().after(0).stream().map(Logged.Learned::lesson).toList());
    assertEquals(3.25, log().seconds("a"));
    assertEquals(List.of(), notices);
  }

  @Test
  void aQuestionMakesNoFile() {
    assertEquals(List.of(), log().lines());
    assertEquals(Optional.empty(), log().decision(0));
    assertFalse(Files.exists(folder.resolve("router.db")));
  }

  @Test
  void theFileIsForItsOwner() throws IOException {
    log().add(decision("a"));
    assertEquals(
        "rw-------",
        PosixFilePermissions.toString(Files.getPosixFilePermissions(folder.resolve("router.db"))));
  }

  @Test
  void theOldestDecisionsGiveWayWithWhatCameOfThem() {
    var log = new DecisionLog(folder, CLOCK, notices::add, 3);
    for (int i = 1; i <= 5; i++) {
      log.add(outcome(log.add(decision("task" + i)).getAsLong()));
    }
    assertEquals(List.of(3L, 4L, 5L), log.decisions().stream().map(Logged.Chosen::id).toList());
    assertEquals(
        List.of(outcome(3), outcome(4), outcome(5)),
        log.after(0).stream().map(Logged.Learned::lesson).toList());
  }

  @Test
  void linesReadBackAreTheSameLines() throws IOException {
    log().add(decision("a"));
    log().add(outcome(1));
    log().add(new Lesson.Word(1, 0));
    log().noteIfChanged("m", "one");
    log().noteIfChanged("m", "two");
    List<String> lines = lines(log());
    List<String> read = new ArrayList<>();
    for (String line : lines) {
      read.add(LogLine.of(LogLine.read(line)));
    }
    assertEquals(lines, read);
    assertEquals(4, lines.size());
  }

  @Test
  void anExportedLogIsTheSameInAnotherPlaceAndIsNotAddedTwice() {
    log().add(decision("a"));
    log().add(decision("b"));
    log().add(outcome(2));
    log().add(new Lesson.Word(2, 1));
    var other = new DecisionLog(folder.resolve("other"), CLOCK, notices::add);

    assertEquals(2, other.add(log().lines()));
    assertEquals(0, other.add(log().lines()));

    assertEquals(lines(log()), lines(other));
    assertEquals(List.of(), notices);
  }

  @Test
  void aSnapshotIsReplacedWholeAndByNoOlderOne() {
    var learned = new LearnedOutcomes(_ -> 0.5, Fading.USUAL, Spread.usual(Schema.PLAIN.size()));
    var before = new DecisionLog.Kept(Schema.PLAIN, 3, learned.snapshot());
    learned.learn(
        new Experience(
            Situation.first(TaskFeatures.of("a", Shape.NONE)),
            Option.fresh(SMALL, 1),
            1,
            OptionalDouble.of(1),
            1));
    var after = new DecisionLog.Kept(Schema.PLAIN, 7, learned.snapshot());

    log().keep(Map.of("act", after));
    log().keep(Map.of("act", before));

    assertEquals(Map.of("act", after), log().snapshots(Schema.PLAIN));
    assertEquals(Map.of(), log().snapshots(Schema.embedded("m")));
  }

  @Test
  void decisionsForTwoRolesAtOneInstantAreBothImported() {
    Decision work = decision("a");
    log().add(work);
    log()
        .add(
            new Decision(
                work.task(),
                work.at(),
                "plan",
                work.policy(),
                work.schema(),
                work.situation(),
                work.choice(),
                work.price()));
    var other = new DecisionLog(folder.resolve("other"), CLOCK, notices::add);
    assertEquals(2, other.add(log().lines()));
    assertEquals(lines(log()), lines(other));
  }

  @Test
  void aDigestThatChangesIsALesson() {
    assertFalse(log().noteIfChanged("m", "one"));
    assertFalse(log().noteIfChanged("m", "one"));
    assertTrue(log().noteIfChanged("m", "two"));
    assertFalse(log().noteIfChanged("m", "two"));
    assertEquals(
        List.of(new Lesson.Changed("m")),
        log().after(0).stream().map(Logged.Learned::lesson).toList());
  }

  @Test
  void afterAResetNothingIsLeftButTheLessonThatThereWasOne() {
    log().add(decision("a"));
    log().add(outcome(1));
    assertEquals(1, log().reset());
    assertEquals(
        List.of(new Lesson.Reset()), log().after(0).stream().map(Logged.Learned::lesson).toList());
    assertEquals(2, log().after(1).getFirst().id());
    assertEquals(OptionalLong.of(2), log().add(decision("b")));
  }

  @Test
  void aDamagedFileIsMovedAsideAndTold() throws IOException {
    log().add(decision("a"));
    Files.writeString(folder.resolve("router.db"), "x".repeat(5_000));

    assertEquals(OptionalLong.of(1), log().add(decision("b")));

    assertEquals(
        List.of(
            folder.resolve("router.db")
                + " was damaged and is now "
                + folder.resolve("router.damaged.db")
                + "; what router and gate had learned is lost"),
        notices);
    assertEquals("b", log().decision(0).orElseThrow().decision().task());
    assertTrue(Files.readString(folder.resolve("router.damaged.db")).startsWith("xxx"));
  }

  @Test
  void damageInTheMiddleIsNoticedAndTheNextDecisionIsKept() throws IOException {
    for (int i = 0; i < 50; i++) {
      log().add(decision("task" + i));
    }
    byte[] bytes = Files.readAllBytes(folder.resolve("router.db"));
    for (int i = 4_096; i < bytes.length; i++) {
      bytes[i] = (byte) (i * 31);
    }
    Files.write(folder.resolve("router.db"), bytes);

    assertTrue(log().add(decision("b")).isPresent());

    assertEquals(1, notices.size());
    assertTrue(notices.getFirst().contains("was damaged"), notices.getFirst());
  }

  @Test
  void whatCannotBeUsedIsToldOnceAndNothingEnds() throws IOException {
    Files.createDirectory(folder.resolve("router.db"));
    var log = log();
    assertEquals(OptionalLong.empty(), log.add(decision("a")));
    log.add(outcome(1));
    assertEquals(List.of(), log.lines());
    assertEquals(1, notices.size());
    assertTrue(notices.getFirst().startsWith("the log of the router cannot be used"), "" + notices);
  }

  @Test
  void processesDoNotLoseEachOthersLines() throws IOException, InterruptedException {
    List<Process> children = new ArrayList<>();
    for (String name : List.of("a", "b")) {
      children.add(OtherProcess.start(Adding.class, folder, name, 40));
    }
    OtherProcess.await(children);
    assertEquals(80, log().decisions().size());
    assertEquals(80, log().after(0).size());
    assertEquals(List.of(), notices);
  }

  @Test
  void whatAKilledProcessHadToldIsThere() throws IOException, InterruptedException {
    Process child = OtherProcess.start(Adding.class, folder, "a", Integer.MAX_VALUE);
    int told = 0;
    try (var out = child.inputReader(StandardCharsets.UTF_8)) {
      while (told < 20) {
        told = Integer.parseInt(out.readLine());
      }
      child.destroyForcibly().waitFor();
    }
    assertTrue(20 <= log().after(0).size());
    assertTrue(log().add(decision("b")).isPresent());
    assertEquals(List.of(), notices);
  }

  @Test
  void onAFullDiskTheLogSaysSoOnceAndGoesOn() throws IOException, InterruptedException {
    Path disk = Files.createDirectory(folder.resolve("disk"));
    List<String> command = new ArrayList<>(List.of("bwrap", "--dev-bind", "/", "/"));
    command.addAll(List.of("--size", "400000", "--tmpfs", disk.toString()));
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-cp",
            System.getProperty("java.class.path"),
            Filling.class.getName(),
            disk.toString()));
    Process child = new ProcessBuilder(command).redirectErrorStream(true).start();
    String out = new String(child.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertEquals(0, child.waitFor(), out);
    List<String> lines = out.lines().toList();
    assertEquals(2, lines.size(), out);
    assertTrue(lines.getFirst().startsWith("the log of the router cannot be used"), out);
    assertTrue(lines.getLast().matches("[1-9]\\d* kept and readable"), out);
  }

  /** A process that adds decisions with what came of them, and says after each how many. */
  static final class Adding {

    private Adding() {}

    public static void main(String[] args) {
      var log = new DecisionLog(Path.of(args[0]), CLOCK, System.out::println);
      int count = Integer.parseInt(args[2]);
      for (int i = 0; i < count; i++) {
        log.add(outcome(log.add(decision(args[1] + i)).getAsLong()));
        System.out.println(i + 1);
      }
    }
  }

  /** A process that adds decisions until there is no room, and some more. */
  static final class Filling {

    private Filling() {}

    public static void main(String[] args) {
      var log = new DecisionLog(Path.of(args[0]), CLOCK, System.out::println);
      int kept = 0;
      int refused = 0;
      while (refused < 5) {
        if (log.add(decision("task" + kept)).isPresent()) {
          kept++;
        } else {
          refused++;
        }
      }
      boolean isReadable = log.decisions().size() == kept;
      System.out.println(kept + " kept and " + (isReadable ? "readable" : "lost"));
    }
  }
}
