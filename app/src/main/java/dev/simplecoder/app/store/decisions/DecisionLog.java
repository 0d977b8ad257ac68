package dev.simplecoder.app.store.decisions;

import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.outcome.LearnedOutcomes.Snapshot;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;

/**
 * Which models were chosen for what, what came of it, and what was learned from that. No task ends
 * for it: what cannot be read or written is told once.
 */
public final class DecisionLog {

  private static final int MOST_DECISIONS = 20_000;
  private static final String AND_NOT_ASIDE = " and role not like '%.damaged'";

  private final Ledger ledger;
  private final Consumer<String> notices;
  private final InstantSource clock;
  private final int most;

  /** The file is in the folder of the program's state. */
  public DecisionLog(Path folder, InstantSource clock, Consumer<String> notices) {
    this(folder, clock, notices, MOST_DECISIONS);
  }

  /**
   * @param most how many decisions are kept; the oldest give way
   */
  DecisionLog(Path folder, InstantSource clock, Consumer<String> notices, int most) {
    this.ledger = new Ledger(folder, "router", notices);
    this.notices = notices;
    this.clock = clock;
    this.most = most;
  }

  /** All that was learned from the lessons up to one, of such features. */
  public record Kept(Schema schema, long lesson, Snapshot snapshot) {}

  /** Its number; empty where it could not be kept, so that nothing will be learned from it. */
  public OptionalLong add(Decision decision) {
    return ledger.run(
        connection -> {
          long id = Rows.insert(connection, decision);
          drop(connection, id - most);
          return OptionalLong.of(id);
        },
        OptionalLong.empty());
  }

  /** Keeps what is to be learned from. */
  public void add(Lesson lesson) {
    ledger.run(
        connection -> {
          Rows.insert(connection, lesson, clock.instant());
          return true;
        },
        false);
  }

  private static void drop(Connection connection, long last) throws SQLException {
    if (0 < last) {
      Rows.execute(connection, "delete from decisions where id <= ?", last);
      Rows.execute(connection, "delete from lessons where decision <= ?", last);
    }
  }

  /** The lessons after one, in their order, those whose decisions were dropped left out. */
  public List<Logged.Learned> after(long lesson) {
    return ledger.known(
        connection -> Rows.lessons(connection, "where lessons.id > ? order by lessons.id", lesson),
        List.of());
  }

  /** What came of the decisions of a role, in its order. */
  public List<Logged.Learned> lessons(String role) {
    return ledger.known(
        connection -> Rows.lessons(connection, "where role = ? order by lessons.id", role),
        List.of());
  }

  /** All decisions, oldest first. */
  public List<Logged.Chosen> decisions() {
    return ledger.known(
        connection -> Rows.decisions(connection, "where id > ? order by id", 0), List.of());
  }

  /** One decision, or the last where the number is 0. */
  public Optional<Logged.Chosen> decision(long id) {
    return ledger
        .known(
            connection ->
                id == 0
                    ? Rows.decisions(connection, "where id > ? order by id desc limit 1", 0)
                    : Rows.decisions(connection, "where id = ?", id),
            List.<Logged.Chosen>of())
        .stream()
        .findFirst();
  }

  /** Of the last decision on which the meaning of the request was known. */
  public Optional<Schema> lastEmbedded() {
    return ledger.known(Rows::lastEmbedded, Optional.empty());
  }

  /** How many seconds models have worked on a task. */
  public double seconds(String task) {
    return ledger.known(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select sum(seconds) from lessons join decisions on decisions.id = decision"
                      + " where task = ?")) {
            query.setString(1, task);
            try (ResultSet row = query.executeQuery()) {
              return row.next() ? row.getDouble(1) : 0.0;
            }
          }
        },
        0.0);
  }

  /**
   * What was learned, by role; of roles of which nothing was, or of another version of the
   * features, nothing. Where one of them is damaged all are put aside, so that they are learned
   * from the log anew together.
   */
  public Map<String, Kept> snapshots(Schema schema) {
    return ledger.known(
        connection -> {
          try {
            return snapshots(connection, schema);
          } catch (IOException | IllegalArgumentException damaged) {
            putAside(connection, schema.version(), String.valueOf(damaged.getMessage()));
            return Map.of();
          }
        },
        Map.of());
  }

  private static Map<String, Kept> snapshots(Connection connection, Schema schema)
      throws SQLException, IOException {
    Map<String, Kept> roles = new LinkedHashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select role, embedding, lesson, learned from snapshots where version = ?"
                + AND_NOT_ASIDE)) {
      query.setInt(1, schema.version());
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Snapshot learned = LearnedJson.read(row.getString("learned"));
          if (learned.features() != schema.size()) {
            throw new IOException(
                "%d features, not %d".formatted(learned.features(), schema.size()));
          }
          var whose = new Schema(schema.version(), row.getString("embedding"));
          roles.put(row.getString("role"), new Kept(whose, row.getLong("lesson"), learned));
        }
      }
    }
    return roles;
  }

  /** Under other names, in place of what was put aside before. */
  private void putAside(Connection connection, int version, String why) throws SQLException {
    Rows.execute(
        connection,
        "update or replace snapshots set role = role || '.damaged' where version = ?"
            + AND_NOT_ASIDE,
        version);
    notices.accept(
        "what the router had learned was damaged (%s); it is kept as *.damaged in router.db, and is"
                .formatted(why)
            + " learned anew from what is known of any model and from the log");
  }

  /** Replaces what was learned for each role, all or none, unless more was kept meanwhile. */
  public void keep(Map<String, Kept> roles) {
    ledger.run(
        connection -> {
          for (Map.Entry<String, Kept> role : roles.entrySet()) {
            keep(connection, role.getKey(), role.getValue());
          }
          return true;
        },
        false);
  }

  private static void keep(Connection connection, String role, Kept kept) throws SQLException {
    Rows.execute(
        connection,
        """
        insert into snapshots (role, version, embedding, lesson, learned) values (?, ?, ?, ?, ?)
        on conflict (role, version) do update set
          embedding = excluded.embedding, lesson = excluded.lesson, learned = excluded.learned
        where lesson < excluded.lesson\
        """,
        role,
        kept.schema().version(),
        kept.schema().embedding(),
        kept.lesson(),
        LearnedJson.of(kept.snapshot()));
  }

  /**
   * Remembers the digest of an arm's model.
   *
   * @return whether it was another before, so that what was learned is void, which is kept too
   */
  public boolean noteIfChanged(String arm, String digest) {
    return ledger.run(
        connection -> {
          Optional<String> before = Rows.digest(connection, arm);
          if (before.equals(Optional.of(digest))) {
            return false;
          }
          Rows.execute(
              connection,
              "insert or replace into digests (arm, digest) values (?, ?)",
              arm,
              digest);
          if (before.isPresent()) {
            Rows.insert(connection, new Lesson.Changed(arm), clock.instant());
          }
          return before.isPresent();
        },
        false);
  }

  /** Drops everything; other processes hear of it as of a lesson. Returns how many decisions. */
  public int reset() {
    return ledger.known(
        connection -> {
          int dropped = Rows.execute(connection, "delete from decisions where id > ?", 0);
          Rows.execute(connection, "delete from lessons where id > ?", 0);
          Rows.execute(connection, "delete from snapshots where lesson > ?", -1);
          Rows.insert(connection, new Lesson.Reset(), clock.instant());
          return dropped;
        },
        0);
  }

  /** All lines, each decision before what came of it. */
  public List<Logged> lines() {
    List<Logged> lines = new ArrayList<>(decisions());
    lines.addAll(after(0));
    return lines;
  }

  /** Adds lines of another log, as if they had happened here, after all others. */
  public int add(List<Logged> lines) {
    return ledger.run(connection -> new Import(connection).add(lines), 0);
  }
}
