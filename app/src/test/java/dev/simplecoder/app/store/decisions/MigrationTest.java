package dev.simplecoder.app.store.decisions;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.TextBeside;
import dev.simplecoder.router.feature.Schema;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.Statement;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.FutureTask;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What an earlier version of the program has written. */
class MigrationTest {

  private static final InstantSource CLOCK =
      InstantSource.fixed(Instant.parse("2026-11-21T12:00:00Z"));

  @TempDir Path folder;
  private final List<String> notices = Collections.synchronizedList(new ArrayList<>());

  private DecisionLog log() {
    return new DecisionLog(folder, CLOCK, notices::add);
  }

  private void firstSchema() throws Exception {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("router.db"));
        Statement statement = connection.createStatement()) {
      for (String command : TextBeside.of(Database.class, "schema-1.sql").split(";", -1)) {
        statement.executeUpdate(command);
      }
      statement.executeUpdate("pragma user_version = 1");
      statement.executeUpdate(
          "insert into snapshots values ('act', 1, 4, '{\"features\":%d,\"evidence\":0}')"
              .formatted(Schema.PLAIN.size()));
      statement.executeUpdate(
          """
          insert into decisions values (1, 'old', '2026-11-20T12:00:00Z', 'act', 0, 'planned', 1,
            '[1.0,0.5]', '[]', '[{"move":"try","arm":{"id":"m:1b","family":"m","billions":1.0,
            "greedy":true},"approach":"fresh","cost":2.0,"terms":[]}]', 0, 1.0, 0.001)\
          """);
    }
  }

  @Test
  void aFileOfTheFirstSchemaIsGoneOnWith() throws Exception {
    firstSchema();
    log().add(DecisionLogTest.decision("new"));
    assertEquals(
        List.of("act", "repair"),
        log().decisions().stream().map(line -> line.decision().role()).toList());
    assertEquals(Set.of("act"), log().snapshots(Schema.PLAIN).keySet());
    assertEquals(List.of(), notices);
  }

  @Test
  void aFileOfALaterSchemaIsLeftAsItIsAndToldOnceWithWhatToDo() throws Exception {
    Path file = folder.resolve("router.db");
    log().add(DecisionLogTest.decision("old"));
    try (var connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.executeUpdate("pragma user_version = 1000");
    }
    DecisionLog log = log();
    assertEquals(OptionalLong.empty(), log.add(DecisionLogTest.decision("new")));
    assertEquals(List.of(), log.decisions());
    assertEquals(
        List.of(
            "the log of the router cannot be used: a newer version of the program has written "
                + file
                + "; use that one, or move the file away"),
        notices);
  }

  /** Else the one that comes second would add a column that is there, and tell that it cannot. */
  @Test
  void twoProcessesThatFindAFileOfTheFirstSchemaGoOnWithItTogether() throws Exception {
    firstSchema();
    var begin = new CountDownLatch(1);
    List<FutureTask<List<Logged.Chosen>>> both = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      DecisionLog log = log();
      var read =
          new FutureTask<>(() -> {
            begin.await();
            return log.decisions();
          });
      Thread.ofPlatform().start(read);
      both.add(read);
    }
    begin.countDown();
    for (FutureTask<List<Logged.Chosen>> read : both) {
      assertEquals(1, read.get().size(), notices::toString);
    }
    assertEquals(List.of(), notices);
  }
}
