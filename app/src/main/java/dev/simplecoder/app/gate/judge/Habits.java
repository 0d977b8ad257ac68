package dev.simplecoder.app.gate.judge;

import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.store.decisions.GateRow;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of the last suggestions of a kind.
 *
 * @param columns as features have them
 */
record Habits(int taken, int declined, Map<String, Double> columns) {

  private static final int LAST = 20;

  static Habits of(List<GateRow> rows, Kind kind, Instant now) {
    List<GateRow> decided = rows.reversed().stream().filter(GateRow::isDecided).toList();
    List<GateRow> alike =
        decided.stream().filter(row -> row.decision().kind() == kind).limit(LAST).toList();
    int taken = (int) alike.stream().filter(GateRow::isAccepted).count();
    Map<String, Double> columns = new TreeMap<>();
    for (int i = 0; i < Math.min(3, alike.size()); i++) {
      columns.put("prev" + (i + 1), alike.get(i).isAccepted() ? 1.0 : 0.0);
    }
    columns.put("taken", (double) taken);
    columns.put("declined", (double) alike.size() - taken);
    decided.stream()
        .filter(GateRow::isAccepted)
        .findFirst()
        .map(row -> Duration.between(row.decision().at(), now))
        .filter(since -> !since.isNegative())
        .ifPresent(since -> columns.put("since_taken_s", (double) since.toSeconds()));
    return new Habits(taken, alike.size() - taken, columns);
  }

  int decided() {
    return taken + declined;
  }
}
