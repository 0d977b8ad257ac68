package dev.simplecoder.app.store.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Gate.Overrule;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Label.Focus;
import dev.simplecoder.app.gate.Label.Survived;
import dev.simplecoder.app.gate.Label.Word;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.store.OtherProcess;
import dev.simplecoder.app.store.decisions.GateDecision.Expected;
import dev.simplecoder.app.store.decisions.GateDecision.Ground;
import dev.simplecoder.app.store.decisions.GateRecords.Kept;
import dev.simplecoder.app.store.decisions.GateRecords.Learned;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.gate.acceptance.AcceptanceModel.Snapshot;
import dev.simplecoder.router.gate.acceptance.Observation;
import dev.simplecoder.router.outcome.Interval;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
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

class GateLogTest {

  private static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");
  private static final InstantSource CLOCK = InstantSource.fixed(NOW);

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();

  private GateLog log() {
    return new GateLog(folder, CLOCK, notices::add);
  }

  private static GateDecision decision(String session) {
    return decision(session, Kind.NEXT_STEP);
  }

  private static GateDecision decision(String session, Kind kind) {
    return new GateDecision(
        session,
        NOW,
        kind,
        new Observation(Map.of("turn", 3.0, "added_lines", 0.1 + 0.2), Map.of("language", "java")),
        1,
        new Expected(
            0.3,
            OptionalDouble.of(0.2),
            new Interval(0.1, 0.4),
            List.of(new Term("as usual", -1e-9), new Term("its length", 0.5))),
        new Costs(Cost.measured(2.5), Cost.estimated(8), Cost.estimated(3), Cost.estimated(120.25)),
        Times.of(2.5, 7, 6, 4, 120.25),
        1,
        "threshold",
        Mode.ON,
        Ground.LEARNED,
        Verdict.ESCALATE,
        new Decision(Verdict.SHOW, 0.25, 0.22, 0.1, List.of(new Term("editing", -0.5))));
  }

  private static Label accepted() {
    return new Label(
        Word.ACCEPTED,
        OptionalDouble.of(4.5),
        Focus.KEPT,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        List.of(new Survived(15, 1)),
        Label.Tests.UNKNOWN);
  }

  @Test
  void whatIsKeptIsFoundToTheLastBit() {
    assertEquals(OptionalLong.of(1), log().add(decision("a")));
    log().add(1, accepted());
    assertEquals(
        Optional.of(new GateRow(1, decision("a"), Optional.of(accepted()), Optional.empty())),
        log().row(1));
    assertEquals(log().row(1), log().row(0));
    assertEquals(log().after(0), List.of(log().row(1).orElseThrow()));
    assertEquals(List.of(), notices);
  }

  @Test
  void aLaterLabelReplacesAnEarlierOneButForWhatItLeavesEmpty() {
    log().add(decision("a"));
    log().add(1, accepted());
    log()
        .add(
            1,
            new Label(
                Word.REVERTED,
                OptionalDouble.empty(),
                Focus.UNKNOWN,
                OptionalDouble.of(9),
                OptionalDouble.of(300),
                List.of(new Survived(120, 0.25)),
                Label.Tests.FAILED));
    assertEquals(
        new Label(
            Word.REVERTED,
            OptionalDouble.of(4.5),
            Focus.KEPT,
            OptionalDouble.of(9),
            OptionalDouble.of(300),
            List.of(new Survived(15, 1), new Survived(120, 0.25)),
            Label.Tests.FAILED),
        log().row(1).orElseThrow().label().orElseThrow());
  }

  @Test
  void whatIsShownAllTheSameIsNoted() {
    log().add(decision("a"));
    log().overrule(1, Overrule.ASKED_TO_SEE);
    assertEquals(Optional.of(Overrule.ASKED_TO_SEE), log().row(1).orElseThrow().overruled());
  }

  @Test
  void figuresAreTheRowsWithoutFeaturesAndTerms() {
    log().add(decision("a"));
    log().add(1, accepted());
    log().add(decision("b"));
    assertEquals(List.of(2L), log().figures(1).stream().map(GateRow::id).toList());
    GateRow row = log().figures(2).getFirst();
    assertEquals(new Observation(Map.of(), Map.of()), row.decision().seen());
    assertEquals(decision("a").times(), row.decision().times());
    assertEquals(Optional.of(accepted()), row.label());
  }

  @Test
  void aQuestionMakesNoFile() {
    assertEquals(List.of(), log().figures());
    assertEquals(Optional.empty(), log().row(0));
    assertEquals(0, log().reset());
    assertFalse(Files.exists(folder.resolve("router.db")));
  }

  @Test
  void theOldestGiveWayWithTheirLabels() throws SQLException {
    var log = new GateLog(folder, CLOCK, notices::add, 3);
    for (int i = 1; i <= 5; i++) {
      log.add(log.add(decision("task" + i)).getAsLong(), accepted());
    }
    assertEquals(List.of(3L, 4L, 5L), log.after(0).stream().map(GateRow::id).toList());
    log.add(1, accepted());
    assertEquals(3, count("gate_labels"));
  }

  private int count(String table) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("router.db"));
        Statement statement = connection.createStatement();
        var rows = statement.executeQuery("select count(*) from " + table)) {
      return rows.getInt(1);
    }
  }

  @Test
  void aRowThatMakesNoSenseIsPassedOver() throws SQLException {
    log().add(decision("a"));
    log().add(decision("b"));
    log().add(1, accepted());
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("router.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("update gate_decisions set seen = '{\"turn\": [' where id = 2");
      statement.executeUpdate("update gate_labels set word = 'liked'");
      statement.executeUpdate("insert into gate_modes (kind, mode) values ('changes', 'maybe')");
    }
    assertTrue(log().isNew(Kind.CHANGES, Mode.ON));
    assertEquals(List.of(1L), log().after(0).stream().map(GateRow::id).toList());
    assertEquals(Optional.empty(), log().row(1).orElseThrow().label());
    assertEquals(List.of(), notices);
  }

  @Test
  void aLogOfTheVersionBeforeIsGoneOnWith() throws SQLException {
    new DecisionLog(folder, CLOCK, notices::add).add(DecisionLogTest.decision("a"));
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("router.db"));
        Statement statement = connection.createStatement()) {
      for (String table : List.of("decisions", "labels", "snapshots", "modes")) {
        statement.executeUpdate("drop table gate_" + table);
      }
      statement.executeUpdate("alter table decisions drop column embedding");
      statement.executeUpdate("pragma user_version = 1");
    }
    assertEquals(OptionalLong.of(1), log().add(decision("a")));
    assertEquals(1, new DecisionLog(folder, CLOCK, notices::add).decisions().size());
    assertEquals(List.of(), notices);
  }

  @Test
  void theDecisionsOfALogWithoutItsIndexAreKept() throws SQLException {
    log().add(decision("a"));
    log().add(1, accepted());
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("router.db"));
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("drop index gate_figures");
      statement.executeUpdate("alter table decisions drop column embedding");
      statement.executeUpdate("pragma user_version = 2");
    }
    List<GateRow> figures = log().figuresLike(Kind.CHANGES, 9);
    assertEquals(List.of(1L), ids(figures));
    assertEquals(Optional.of(accepted()), figures.getFirst().label());
    assertEquals(List.of(), notices);
  }

  @Test
  void aSnapshotIsReplacedByNoOlderOneAndIsOfItsFeatures() {
    var one = new Snapshot(List.of(0.1), List.of(1e-17));
    var after = new Kept(7, new Learned(one, new Snapshot(List.of(1.0), List.of(2.0))));
    log().keep(1, after);
    log().keep(1, new Kept(3, new Learned(one, one)));
    assertEquals(Optional.of(after), log().snapshot(1));
    assertEquals(Optional.empty(), log().snapshot(2));
  }

  @Test
  void whatIsDoneTogetherIsKeptAsAWholeOrNotAtAll() {
    log().add(decision("a"));
    var log = log();
    assertEquals(
        OptionalLong.of(2),
        log.together(() -> {
          log.add(1, accepted());
          return log.add(decision("b"));
        }));
    assertEquals(2, log.figures().size());
    assertThrows(
        IllegalStateException.class,
        () ->
            log.together(() -> {
              log.add(decision("c"));
              throw new IllegalStateException("a bug");
            }));
    assertEquals(2, log.figures().size());
    assertEquals(Optional.of(accepted()), log.row(1).orElseThrow().label());
    assertEquals(List.of(), notices);
  }

  @Test
  void whatCannotBeDoneTogetherIsDoneAsFarAsItGoes() throws IOException {
    Files.createDirectory(folder.resolve("router.db"));
    var log = log();
    assertEquals(OptionalLong.empty(), log.together(() -> log.add(decision("a"))));
    assertEquals(1, notices.size());
  }

  @Test
  void aDamagedLogIsBegunAnewInTheMiddleOfWhatIsDoneTogether() throws IOException {
    Files.writeString(folder.resolve("router.db"), "no database\n".repeat(1_000));
    var log = log();
    OptionalLong id = log.together(() -> log.add(decision("a" + log.figures().size())));
    assertEquals(OptionalLong.of(1), id);
    assertEquals(1, notices.size());
    assertTrue(notices.getFirst().contains("was damaged"), "" + notices);
  }

  @Test
  void theLastAnswersAreReadWithoutTheLastChanges() {
    for (String session : List.of("a", "b", "c", "d")) {
      log().add(decision(session));
      log().add(decision(session, Kind.ANSWER));
    }
    assertEquals(List.of(6L, 8L), ids(log().figuresLike(Kind.ANSWER, 2)));
    assertEquals(List.of(5L, 7L), ids(log().figuresLike(Kind.NEXT_STEP, 2)));
    assertEquals(List.of(1L, 3L, 5L, 7L), ids(log().figuresLike(Kind.CHANGES, 9)));
  }

  private static List<Long> ids(List<GateRow> rows) {
    return rows.stream().map(GateRow::id).toList();
  }

  @Test
  void aModeIsNewOnce() {
    assertFalse(log().isNew(Kind.CHANGES, Mode.SHADOW));
    assertTrue(log().isNew(Kind.CHANGES, Mode.ON));
    assertFalse(log().isNew(Kind.CHANGES, Mode.ON));
    assertFalse(log().isNew(Kind.NEXT_STEP, Mode.SHADOW));
    assertTrue(log().isNew(Kind.CHANGES, Mode.SHADOW));
  }

  @Test
  void afterAResetNothingIsLeftOfTheGateAndAllOfTheRouter() throws SQLException {
    var router = new DecisionLog(folder, CLOCK, notices::add);
    router.add(DecisionLogTest.decision("a"));
    log().add(decision("a"));
    log().add(1, accepted());
    log().keep(1, new Kept(1, new Learned(new Snapshot(List.of(), List.of()), none())));
    log().isNew(Kind.CHANGES, Mode.ON);
    assertEquals(1, log().reset());
    for (String table : List.of("decisions", "labels", "snapshots", "modes")) {
      assertEquals(0, count("gate_" + table), table);
    }
    assertEquals(1, router.decisions().size());
    assertEquals(OptionalLong.of(2), log().add(decision("b")));
  }

  private static Snapshot none() {
    return new Snapshot(List.of(), List.of());
  }

  @Test
  void whatCannotBeUsedIsToldOnceAndNothingEnds() throws IOException {
    Files.createDirectory(folder.resolve("router.db"));
    var log = log();
    assertEquals(OptionalLong.empty(), log.add(decision("a")));
    log.add(1, accepted());
    assertEquals(List.of(), log.figures());
    assertEquals(1, notices.size());
    assertTrue(notices.getFirst().startsWith("the log of the gate cannot be used"), "" + notices);
  }

  @Test
  void aKilledProcessAndTwoAtOnceLoseNothingOfWhatTheyHadTold()
      throws IOException, InterruptedException {
    Process killed = OtherProcess.start(Adding.class, folder, "a", Integer.MAX_VALUE);
    Process other = OtherProcess.start(Adding.class, folder, "b", 10);
    int told = 0;
    try (var out = killed.inputReader(StandardCharsets.UTF_8)) {
      while (told < 10) {
        told = Integer.parseInt(out.readLine());
      }
      killed.destroyForcibly().waitFor();
    }
    OtherProcess.await(List.of(other));
    List<GateRow> rows = log().after(0);
    assertEquals(10, rows.stream().filter(row -> row.decision().session().equals("b")).count());
    assertTrue(20 <= rows.stream().filter(GateRow::isAccepted).count(), "" + rows.size());
    assertEquals(List.of(), notices);
  }

  /** A process that adds decisions with a label each, and says after each how many. */
  static final class Adding {

    private Adding() {}

    public static void main(String[] args) {
      var log = new GateLog(Path.of(args[0]), CLOCK, System.out::println);
      int count = Integer.parseInt(args[2]);
      for (int i = 0; i < count; i++) {
        log.add(log.add(decision(args[1])).getAsLong(), accepted());
        System.out.println(i + 1);
      }
    }
  }
}
