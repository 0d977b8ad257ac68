package dev.simplecoder.app.store.decisions;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.Schema;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Values to rows and back. A row that cannot be understood is passed over. */
final class Rows {

  private static final String DECISION =
      "task, decisions.at, role, policy, version, embedding, features, failures, candidates,"
          + " choice, probability, price";

  private Rows() {}

  static long insert(Connection connection, Decision decision) throws SQLException {
    Choice choice = decision.choice();
    return insert(
        connection,
        "insert into decisions (task, at, role, step, policy, version, embedding, features,"
            + " failures, candidates, choice, probability, price)"
            + " values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        decision.task(),
        decision.at(),
        decision.role(),
        decision.step(),
        decision.policy(),
        decision.schema().version(),
        decision.schema().embedding(),
        Written.features(decision.situation().features()),
        Written.failures(decision.situation().failures()),
        Written.candidates(choice.candidates()),
        place(choice),
        choice.probability(),
        decision.price());
  }

  /** The number of the candidate that was chosen. */
  static int place(Choice choice) {
    return choice.candidates().stream().map(Choice.Scored::move).toList().indexOf(choice.move());
  }

  static long insert(Connection connection, Lesson lesson, Instant at) throws SQLException {
    String columns = "insert into lessons (at, kind, ";
    return switch (lesson) {
      case Lesson.Outcome outcome ->
          insert(
              connection,
              columns
                  + "decision, source, passed, reward, failure, seconds, prompt_tokens,"
                  + " reply_tokens) values (?, 'outcome', ?, ?, ?, ?, ?, ?, ?, ?)",
              at,
              outcome.decision(),
              Written.word(outcome.source()),
              number(outcome.passed()),
              number(outcome.reward()),
              outcome.failure() == null ? null : Written.word(outcome.failure()),
              outcome.spent().seconds(),
              outcome.spent().promptTokens(),
              outcome.spent().replyTokens());
      case Lesson.Word(long decision, double right) ->
          insert(
              connection,
              columns + "decision, is_right) values (?, 'word', ?, ?)",
              at,
              decision,
              right);
      case Lesson.Changed(String arm) ->
          insert(connection, columns + "arm) values (?, 'changed', ?)", at, arm);
      case Lesson.Reset() ->
          insert(connection, "insert into lessons (at, kind) values (?, 'reset')", at);
    };
  }

  static @Nullable Double number(OptionalDouble value) {
    return value.isPresent() ? value.getAsDouble() : null;
  }

  static long insert(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    execute(connection, sql, values);
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select last_insert_rowid()")) {
      row.next();
      return row.getLong(1);
    }
  }

  /** Returns how many rows it changed. */
  static int execute(Connection connection, String sql, @Nullable Object... values)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        Object value = values[i];
        switch (value) {
          case null -> statement.setObject(i + 1, null);
          case Number number -> statement.setObject(i + 1, number);
          default -> statement.setString(i + 1, value.toString());
        }
      }
      return statement.executeUpdate();
    }
  }

  static Optional<String> digest(Connection connection, String arm) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement("select digest from digests where arm = ?")) {
      query.setString(1, arm);
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  static Optional<Schema> lastEmbedded(Connection connection) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select embedding from decisions where version = ? and embedding <> ''"
                + " order by id desc limit 1")) {
      query.setInt(1, Schema.embedded("").version());
      try (ResultSet row = query.executeQuery()) {
        return row.next() ? Optional.of(Schema.embedded(row.getString(1))) : Optional.empty();
      }
    }
  }

  static List<Logged.Chosen> decisions(Connection connection, String which, long parameter)
      throws SQLException {
    List<Logged.Chosen> decisions = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement("select id, " + DECISION + " from decisions " + which)) {
      query.setLong(1, parameter);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Decision decision = decision(row);
          if (decision != null) {
            decisions.add(new Logged.Chosen(row.getLong("id"), decision));
          }
        }
      }
    }
    return decisions;
  }

  private static @Nullable Decision decision(ResultSet row) throws SQLException {
    try {
      Situation situation =
          Written.situation(
              Written.tree(row.getString("features")), Written.tree(row.getString("failures")));
      List<Choice.Scored> candidates =
          Written.candidates(Written.tree(row.getString("candidates")));
      var choice =
          new Choice(
              candidates.get(row.getInt("choice")).move(),
              row.getDouble("probability"),
              candidates);
      return new Decision(
          row.getString("task"),
          Instant.parse(row.getString("at")),
          row.getString("role"),
          row.getString("policy"),
          new Schema(row.getInt("version"), row.getString("embedding")),
          situation,
          choice,
          row.getDouble("price"));
    } catch (IOException
        | DateTimeException
        | IllegalArgumentException
        | IndexOutOfBoundsException _) {
      return null; // whoever wrote this was no program of ours
    }
  }

  static List<Logged.Learned> lessons(Connection connection, String which, Object parameter)
      throws SQLException {
    List<Logged.Learned> lessons = new ArrayList<>();
    try (PreparedStatement query =
        connection.prepareStatement(
            "select lessons.id as lesson, lessons.at as lesson_at, kind, decision, arm, source,"
                + " passed, is_right, reward, failure, seconds, prompt_tokens, reply_tokens, "
                + DECISION
                + " from lessons left join decisions on decisions.id = decision "
                + which)) {
      query.setObject(1, parameter);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          Logged.Learned learned = learned(row);
          if (learned != null) {
            lessons.add(learned);
          }
        }
      }
    }
    return lessons;
  }

  private static Logged.@Nullable Learned learned(ResultSet row) throws SQLException {
    try {
      Instant at = Instant.parse(row.getString("lesson_at"));
      String kind = row.getString("kind");
      boolean isOfDecision = kind.equals("outcome") || kind.equals("word");
      Decision decision = isOfDecision ? decision(row) : null;
      Lesson lesson =
          switch (kind) {
            case "outcome" -> outcome(row);
            case "word" -> new Lesson.Word(row.getLong("decision"), row.getDouble("is_right"));
            case "changed" -> new Lesson.Changed(row.getString("arm"));
            case "reset" -> new Lesson.Reset();
            default -> throw new IllegalArgumentException(kind);
          };
      return isOfDecision && decision == null
          ? null
          : new Logged.Learned(row.getLong("lesson"), at, lesson, decision);
    } catch (DateTimeException | IllegalArgumentException _) {
      return null; // likewise
    }
  }

  private static Lesson.Outcome outcome(ResultSet row) throws SQLException {
    String failure = row.getString("failure");
    return new Lesson.Outcome(
        row.getLong("decision"),
        Lesson.Source.valueOf(row.getString("source").toUpperCase(Locale.ROOT)),
        optional(row, "passed"),
        optional(row, "reward"),
        failure == null ? null : Failure.Kind.valueOf(failure.toUpperCase(Locale.ROOT)),
        new Lesson.Spent(
            row.getDouble("seconds"), row.getInt("prompt_tokens"), row.getInt("reply_tokens")));
  }

  static OptionalDouble optional(ResultSet row, String column) throws SQLException {
    double value = row.getDouble(column);
    return row.wasNull() ? OptionalDouble.empty() : OptionalDouble.of(value);
  }
}
