package dev.simplecoder.app.routing;

import static dev.simplecoder.app.routing.RoutedTaskTest.CLOCK;
import static dev.simplecoder.app.routing.RoutedTaskTest.FEATURES;
import static dev.simplecoder.app.routing.RoutedTaskTest.ONE;
import static dev.simplecoder.app.routing.RoutedTaskTest.PRIOR;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.Lesson.Source;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.outcome.Estimate;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What was learned and cannot be: cut, of other features, or edited by hand. */
class DamagedSnapshotTest {

  @TempDir Path folder;
  private final List<String> notices = new ArrayList<>();

  private DecisionLog log() {
    return new DecisionLog(folder, CLOCK, notices::add);
  }

  /** So many tasks that a snapshot is kept. */
  @BeforeEach
  void work() {
    var option = Option.fresh(ONE.arm(), 1);
    var choice =
        new Choice(
            new Move.Try(option), 1, List.of(new Choice.Scored(new Move.Try(option), List.of())));
    List<Logged> lines = new ArrayList<>();
    for (int i = 1; i <= 20; i++) {
      var decision =
          new Decision(
              "task " + i,
              CLOCK.instant(),
              "act",
              "planned",
              Schema.PLAIN,
              Situation.first(FEATURES),
              choice,
              0.001);
      OptionalDouble passed = OptionalDouble.of(i % 2);
      var outcome =
          new Lesson.Outcome(i, Source.CHECKS, passed, passed, null, Lesson.Spent.NOTHING);
      lines.add(new Logged.Chosen(i, decision));
      lines.add(new Logged.Learned(i, CLOCK.instant(), outcome, null));
    }
    log().add(lines);
    expected();
  }

  private Estimate expected() {
    return Memory.of(log(), PRIOR)
        .learned()
        .estimate(Situation.first(FEATURES), Option.fresh(ONE.arm(), 0));
  }

  private int change(String sql) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("router.db"));
        Statement statement = connection.createStatement()) {
      return statement.executeUpdate(sql);
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "json_set(learned, '$.weights.\"one:3b\"', json('[0.5,1.0]'))",
        "json_set(learned, '$.weights.\"\"[' || json_extract(learned, '$.features') || ']', -1.0)",
        "json_set(learned, '$.cells[0].tally', json('[0.5,-1.0]'))",
        "json_set(learned, '$.features', 3)",
        "substr(learned, 1, 40)"
      })
  void itIsPutAsideUnderAnotherNameToldOnceAndLearnedAnewFromTheLog(String damage)
      throws Exception {
    Estimate before = expected();
    assertEquals(1, change("update snapshots set learned = " + damage + " where role = 'act'"));

    Estimate after = expected();

    assertEquals(before.probability(), after.probability(), 1e-9);
    assertEquals(1, notices.size(), notices::toString);
    assertTrue(notices.getFirst().startsWith("what the router had learned was damaged ("));
    assertEquals(4, change("update snapshots set lesson = 7 where role like '%.damaged'"));
    assertEquals(after.probability(), expected().probability(), 1e-9);
    assertEquals(1, notices.size(), notices::toString);
  }

  @Test
  void asManyTimesAsItIsDamagedTheNewestIsKeptAside() throws Exception {
    for (int i = 0; i < 2; i++) {
      change("update snapshots set learned = '" + i + "' where role = 'act'");
      expected();
    }
    assertEquals(2, notices.size(), notices::toString);
    assertEquals(
        1, change("update snapshots set lesson = 7 where role = 'act.damaged' and learned = '1'"));
  }
}
