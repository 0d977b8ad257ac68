package dev.simplecoder.app.bench;

import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.replay.RouteBenchmark.Row;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What choosing was worth, as a table for each set of tasks or lines for a program. */
final class RouteTables {

  private final List<Row> rows;

  RouteTables(List<Row> rows) {
    this.rows = List.copyOf(rows);
  }

  List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    for (String table : rows.stream().map(Row::table).distinct().toList()) {
      List<List<String>> cells = new ArrayList<>();
      cells.add(List.of("WAY", "RIGHT", "95 %", "GAIN", "95 %", "CHANCE", "COST", "REPAIRED"));
      rows.stream()
          .filter(row -> row.table().equals(table))
          .map(RouteTables::cells)
          .forEach(cells::add);
      lines.add(table);
      lines.addAll(new Table(0, style).lines(cells));
      lines.add("");
    }
    lines.add(
        "RIGHT, GAIN over the first line, and REPAIRED (of the tasks that the first attempt failed)"
            + " in percent; CHANCE of such a gain or loss if neither is better (McNemar); COST in billions"
            + " of active parameters a task.");
    return lines;
  }

  private static List<String> cells(Row row) {
    return List.of(
        row.way(),
        percent(row.right().mean()),
        interval(row.right().interval()),
        percent(row.gain().mean()),
        interval(row.gain().interval()),
        row.chance() < 1 ? String.format(Locale.ROOT, "%.3f", row.chance()) : "-",
        String.format(Locale.ROOT, "%.2f", row.cost()),
        percent(row.repaired()));
  }

  /** A line for each row. */
  List<String> json() {
    List<String> lines = new ArrayList<>();
    for (Row row : rows) {
      SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("table", row.table());
      fields.put("way", row.way());
      fields.put("right", row.right().mean());
      fields.put("right_low", row.right().interval().low());
      fields.put("right_high", row.right().interval().high());
      fields.put("gain", row.gain().mean());
      fields.put("gain_low", row.gain().interval().low());
      fields.put("gain_high", row.gain().interval().high());
      fields.put("chance", row.chance());
      fields.put("cost", row.cost());
      fields.put("repaired", row.repaired());
      lines.add(JsonLine.of(fields));
    }
    return lines;
  }

  private static String interval(Interval interval) {
    return percent(interval.low()) + " to " + percent(interval.high());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
