package dev.simplecoder.app.store.decisions;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Lines of another log become lines of this one; decisions that it has already are left out. */
final class Import {

  private final Connection connection;
  private final Map<Long, Long> numbers = new HashMap<>();

  Import(Connection connection) {
    this.connection = connection;
  }

  /** Returns how many decisions were new. */
  int add(List<Logged> lines) throws SQLException {
    for (Logged line : lines) {
      switch (line) {
        case Logged.Chosen(long id, Decision decision) -> {
          if (!isKnown(decision)) {
            numbers.put(id, Rows.insert(connection, decision));
          }
        }
        case Logged.Learned learned -> add(learned);
      }
    }
    return numbers.size();
  }

  /** What was void there may hold here. */
  private void add(Logged.Learned learned) throws SQLException {
    switch (learned.lesson()) {
      case Lesson.Outcome outcome -> {
        Long decision = numbers.get(outcome.decision());
        if (decision != null) {
          var here =
              new Lesson.Outcome(
                  decision,
                  outcome.source(),
                  outcome.passed(),
                  outcome.reward(),
                  outcome.failure(),
                  outcome.spent());
          Rows.insert(connection, here, learned.at());
        }
      }
      case Lesson.Word(long of, double right) -> {
        Long decision = numbers.get(of);
        if (decision != null) {
          Rows.insert(connection, new Lesson.Word(decision, right), learned.at());
        }
      }
      case Lesson.Changed _, Lesson.Reset _ -> {}
    }
  }

  private boolean isKnown(Decision decision) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from decisions where task = ? and at = ? and step = ? and role = ?")) {
      query.setString(1, decision.task());
      query.setString(2, decision.at().toString());
      query.setInt(3, decision.step());
      query.setString(4, decision.role());
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
