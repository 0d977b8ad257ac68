package dev.simplecoder.app.store.decisions;

import dev.simplecoder.app.gate.Costs;
import dev.simplecoder.app.gate.Costs.Cost;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.outcome.Interval;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The gate's decisions and labels to rows and back. A row that makes no sense is passed over. */
final class GateRows {

  private static final String FIGURES =
      "id, session, at, kind, version, first, second, probability, low, high, generation, reading,"
          + " editing, writing, sources, verify_accepted, verify_rejected, edit, arms_left, policy,"
          + " mode, ground, wanted, verdict, bar, propensity, overruled";

  /**
   * An index that has all of these. Of each row the texts are most, so that figures alone would be
   * read through all of them.
   */
  private static final String OF_FIGURES = "indexed by gate_figures ";

  private static final String TEXTS = "seen, acceptance, terms";
  private static final String NO_TEXTS = ", '{}' as seen, '[]' as acceptance, '[]' as terms";

  private static final String INSERT =
      "insert into gate_decisions (session, at, kind, version, first, second, probability, low,"
          + " high, generation, reading, editing, writing, sources, verify_accepted,"
          + " verify_rejected, edit, arms_left, policy, mode, ground, wanted, verdict, bar,"
          + " propensity, seen, acceptance, terms) values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?,"
          + " ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";

  private GateRows() {}

  static long insert(Connection connection, GateDecision decision) throws SQLException {
    GateDecision.Expected expected = decision.expected();
    Costs costs = decision.costs();
    Decision made = decision.decision();
    return Rows.insert(
        connection,
        INSERT,
        decision.session(),
        decision.at(),
        decision.kind().word(),
        decision.version(),
        expected.first(),
        Rows.number(expected.second()),
        made.probability(),
        expected.interval().low(),
        expected.interval().high(),
        costs.generation().seconds(),
        costs.reading().seconds(),
        costs.editing().seconds(),
        costs.writing().seconds(),
        sources(costs),
        decision.times().verifyAccepted(),
        decision.times().verifyRejected(),
        decision.times().edit(),
        decision.armsLeft(),
        decision.policy(),
        decision.mode().word(),
        Written.word(decision.ground()),
        Written.word(decision.wanted()),
        Written.word(made.verdict()),
        made.bar(),
        made.propensity(),
        GateJson.of(decision.seen()),
        GateJson.terms(expected.terms()),
        GateJson.terms(made.terms()));
  }

  private static String sources(Costs costs) {
    return Stream.of(costs.generation(), costs.reading(), costs.editing(), costs.writing())
        .map(cost -> Written.word(cost.source()))
        .collect(Collectors.joining(" "));
  }

  /** False where the decision is gone. */
  static boolean insert(Connection connection, long decision, Label label, Instant at)
      throws SQLException {
    return 0
        < Rows.execute(
            connection,
            "insert into gate_labels (decision, at, word, decide_seconds, focus, edit_seconds,"
                + " reverted_seconds, survival, tests) select id, ?, ?, ?, ?, ?, ?, ?, ? from"
                + " gate_decisions where id = ?",
            at,
            Written.word(label.word()),
            Rows.number(label.decideSeconds()),
            Written.word(label.focus()),
            Rows.number(label.editSeconds()),
            Rows.number(label.revertedSeconds()),
            GateJson.survival(label.survival()),
            Written.word(label.tests()),
            decision);
  }

  static List<GateRow> read(Connection connection, String which, long parameter)
      throws SQLException {
    return read(connection, FIGURES + ", " + TEXTS, which, parameter);
  }

  static List<GateRow> figures(Connection connection, int last) throws SQLException {
    return read(
        connection,
        FIGURES + NO_TEXTS,
        OF_FIGURES + "where id > ? order by id",
        newest(connection) - last);
  }

  /** The last ones that are answers in words, or the last ones that are none. */
  static List<GateRow> figures(Connection connection, Kind kind, int last) throws SQLException {
    String which = "kind " + (kind.isInWords() ? "=" : "<>") + " '" + Kind.ANSWER.word() + "'";
    return read(
        connection,
        FIGURES + NO_TEXTS,
        OF_FIGURES + "where id >= ? and " + which + " order by id",
        first(connection, which, last));
  }

  /** The number of the one that is so many before the end; 0 where there are fewer. */
  private static long first(Connection connection, String which, int last) throws SQLException {
    try (PreparedStatement search =
        connection.prepareStatement(
            "select id from gate_decisions "
                + OF_FIGURES
                + "where "
                + which
                + " order by id desc limit 1 offset ?")) {
      search.setInt(1, last - 1);
      try (ResultSet row = search.executeQuery()) {
        return row.next() ? row.getLong(1) : 0;
      }
    }
  }

  /** The number of the last decision; 0 where there is none. */
  private static long newest(Connection connection) throws SQLException {
    try (Statement query = connection.createStatement();
        ResultSet row = query.executeQuery("select max(id) from gate_decisions")) {
      return row.next() ? row.getLong(1) : 0;
    }
  }

  private static List<GateRow> read(
      Connection connection, String columns, String which, long parameter) throws SQLException {
    List<GateRow> rows = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("select " + columns + " from gate_decisions " + which)) {
      query.setLong(1, parameter);
      try (ResultSet row = query.executeQuery()) {
        Map<Long, Label> labels = labels(connection, parameter);
        while (row.next()) {
          GateDecision decision = decision(row);
          if (decision != null) {
            long id = row.getLong("id");
            rows.add(
                new GateRow(id, decision, Optional.ofNullable(labels.get(id)), overruled(row)));
          }
        }
      }
    }
    return rows;
  }

  /** Of the decisions from one on. */
  private static Map<Long, Label> labels(Connection connection, long from) throws SQLException {
    Map<Long, Label> labels = new HashMap<>();
    try (PreparedStatement query =
        connection.prepareStatement("select * from gate_labels where decision >= ? order by id")) {
      query.setLong(1, from);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Label label = label(row);
          if (label != null) {
            labels.merge(row.getLong("decision"), label, (earlier, later) -> later.over(earlier));
          }
        }
      }
    }
    return labels;
  }

  private static @Nullable Label label(ResultSet row) throws SQLException {
    try {
      return new Label(
          value(Label.Word.class, row.getString("word")),
          Rows.optional(row, "decide_seconds"),
          value(Label.Focus.class, row.getString("focus")),
          Rows.optional(row, "edit_seconds"),
          Rows.optional(row, "reverted_seconds"),
          GateJson.survival(Written.tree(row.getString("survival"))),
          value(Label.Tests.class, row.getString("tests")));
    } catch (IOException | IllegalArgumentException _) {
      return null; // whoever wrote this was no program of ours
    }
  }

  private static @Nullable GateDecision decision(ResultSet row) throws SQLException {
    try {
      Costs costs = costs(row);
      return new GateDecision(
          row.getString("session"),
          Instant.parse(row.getString("at")),
          value(Kind.class, row.getString("kind")),
          GateJson.seen(Written.tree(row.getString("seen"))),
          row.getInt("version"),
          new GateDecision.Expected(
              row.getDouble("first"),
              Rows.optional(row, "second"),
              new Interval(row.getDouble("low"), row.getDouble("high")),
              GateJson.terms(Written.tree(row.getString("acceptance")))),
          costs,
          Times.of(
              costs.generation().seconds(),
              row.getDouble("verify_accepted"),
              row.getDouble("verify_rejected"),
              row.getDouble("edit"),
              costs.writing().seconds()),
          row.getInt("arms_left"),
          row.getString("policy"),
          value(Mode.class, row.getString("mode")),
          value(GateDecision.Ground.class, row.getString("ground")),
          value(Verdict.class, row.getString("wanted")),
          new Decision(
              value(Verdict.class, row.getString("verdict")),
              row.getDouble("bar"),
              row.getDouble("probability"),
              row.getDouble("propensity"),
              GateJson.terms(Written.tree(row.getString("terms")))));
    } catch (IOException
        | DateTimeException
        | IllegalArgumentException
        | IndexOutOfBoundsException _) {
      return null; // likewise
    }
  }

  private static Costs costs(ResultSet row) throws SQLException {
    String[] sources = row.getString("sources").split(" ", -1);
    List<String> names = List.of("generation", "reading", "editing", "writing");
    List<Cost> costs = new ArrayList<>();
    for (int i = 0; i < names.size(); i++) {
      costs.add(new Cost(row.getDouble(names.get(i)), value(Costs.Source.class, sources[i])));
    }
    return new Costs(costs.get(0), costs.get(1), costs.get(2), costs.get(3));
  }

  private static Optional<Gate.Overrule> overruled(ResultSet row) throws SQLException {
    String word = row.getString("overruled");
    return Stream.of(Gate.Overrule.values())
        .filter(one -> Written.word(one).equals(word))
        .findFirst();
  }

  private static <E extends Enum<E>> E value(Class<E> type, String word) {
    return Enum.valueOf(type, word.toUpperCase(Locale.ROOT));
  }
}
