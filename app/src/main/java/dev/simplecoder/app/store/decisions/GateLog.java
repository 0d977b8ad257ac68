package dev.simplecoder.app.store.decisions;

import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Mode;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** In SQLite. No task ends for it: what cannot be read or written is told once. */
public final class GateLog implements GateRecords {

  private static final int MOST_DECISIONS = 5_000;

  private final Ledger ledger;
  private final InstantSource clock;
  private final int most;

  /** That of what is done together. */
  private final ScopedValue<Connection> open = ScopedValue.newInstance();

  /** In the same file as the {@link DecisionLog}. */
  public GateLog(Path folder, InstantSource clock, Consumer<String> notices) {
    this(folder, clock, notices, MOST_DECISIONS);
  }

  /**
   * @param most how many decisions are kept; the oldest give way
   */
  GateLog(Path folder, InstantSource clock, Consumer<String> notices, int most) {
    this.ledger = new Ledger(folder, "gate", notices);
    this.clock = clock;
    this.most = most;
  }

  /** Passes on to {@link #together} what a part of it could not do. */
  private static final class Failed extends RuntimeException {

    private static final long serialVersionUID = 1;

    Failed(Exception why) {
      super(why);
    }
  }

  @Override
  public <T> T together(Supplier<T> work) {
    if (open.isBound()) {
      return work.get();
    }
    return ledger
        .run(connection -> Optional.of(together(connection, work)), Optional.<T>empty())
        .orElseGet(work); // each part by itself, as far as that goes
  }

  private <T> T together(Connection connection, Supplier<T> work) throws SQLException, IOException {
    try {
      return ScopedValue.where(open, connection).call(work::get);
    } catch (Failed failed) {
      if (failed.getCause() instanceof SQLException why) {
        throw why;
      }
      if (failed.getCause() instanceof IOException why) {
        throw why;
      }
      throw failed;
    }
  }

  private <T> T run(Database.Work<T> work, T otherwise) {
    return open.isBound() ? inOpen(work) : ledger.run(work, otherwise);
  }

  /** Where there is no file, nothing is made for a question. */
  private <T> T known(Database.Work<T> work, T otherwise) {
    return open.isBound() ? inOpen(work) : ledger.known(work, otherwise);
  }

  private <T> T inOpen(Database.Work<T> work) {
    try {
      return work.in(open.get());
    } catch (SQLException | IOException failed) {
      throw new Failed(failed);
    }
  }

  @Override
  public OptionalLong add(GateDecision decision) {
    return run(
        connection -> {
          long id = GateRows.insert(connection, decision);
          if (most < id) {
            Rows.execute(connection, "delete from gate_decisions where id <= ?", id - most);
            Rows.execute(connection, "delete from gate_labels where decision <= ?", id - most);
          }
          return OptionalLong.of(id);
        },
        OptionalLong.empty());
  }

  @Override
  public void add(long decision, Label label) {
    run(connection -> GateRows.insert(connection, decision, label, clock.instant()), false);
  }

  @Override
  public void overrule(long decision, Gate.Overrule why) {
    run(
        connection ->
            Rows.execute(
                connection,
                "update gate_decisions set overruled = ? where id = ?",
                Written.word(why),
                decision),
        0);
  }

  @Override
  public List<GateRow> after(long decision) {
    return known(
        connection -> GateRows.read(connection, "where id > ? order by id", decision), List.of());
  }

  /** All, without features and terms. */
  public List<GateRow> figures() {
    return figures(most);
  }

  @Override
  public List<GateRow> figures(int last) {
    return known(connection -> GateRows.figures(connection, last), List.of());
  }

  @Override
  public List<GateRow> figuresLike(Kind kind, int last) {
    return known(connection -> GateRows.figures(connection, kind, last), List.of());
  }

  /** One of them, or the last where the number is 0. */
  public Optional<GateRow> row(long id) {
    return known(
            connection ->
                id == 0
                    ? GateRows.read(connection, "where id > ? order by id desc limit 1", 0)
                    : GateRows.read(connection, "where id = ?", id),
            List.<GateRow>of())
        .stream()
        .findFirst();
  }

  @Override
  public Optional<Kept> snapshot(int version) {
    return known(
        connection -> {
          try (PreparedStatement query =
              connection.prepareStatement(
                  "select decision, learned from gate_snapshots where version = ?")) {
            query.setInt(1, version);
            try (ResultSet row = query.executeQuery()) {
              return row.next()
                  ? Optional.of(new Kept(row.getLong(1), GateJson.learned(row.getString(2))))
                  : Optional.<Kept>empty();
            }
          }
        },
        Optional.empty());
  }

  @Override
  public void keep(int version, Kept kept) {
    run(
        connection -> {
          Rows.execute(connection, "delete from gate_snapshots where version < ?", version);
          return Rows.execute(
              connection,
              """
              insert into gate_snapshots (version, decision, learned) values (?, ?, ?)
              on conflict (version) do update set
                decision = excluded.decision, learned = excluded.learned
              where decision < excluded.decision\
              """,
              version,
              kept.decision(),
              GateJson.of(kept.learned()));
        },
        0);
  }

  @Override
  public boolean isNew(Kind kind, Mode mode) {
    return run(
        connection -> {
          if (mode(connection, kind) == mode) {
            return false;
          }
          Rows.execute(
              connection,
              "insert or replace into gate_modes (kind, mode) values (?, ?)",
              kind.word(),
              mode.word());
          return true;
        },
        false);
  }

  private static Mode mode(Connection connection, Kind kind) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select mode from gate_modes where kind = ?")) {
      query.setString(1, kind.word());
      try (ResultSet row = query.executeQuery()) {
        return row.next() && row.getString(1).equals(Mode.ON.word()) ? Mode.ON : Mode.SHADOW;
      }
    }
  }

  /** Drops everything; returns how many decisions. */
  public int reset() {
    return known(
        connection -> {
          int dropped = Rows.execute(connection, "delete from gate_decisions where id > ?", 0);
          Rows.execute(connection, "delete from gate_labels where id > ?", 0);
          Rows.execute(connection, "delete from gate_snapshots where version >= ?", 0);
          Rows.execute(connection, "delete from gate_modes where kind <> ?", "");
          return dropped;
        },
        0);
  }
}
