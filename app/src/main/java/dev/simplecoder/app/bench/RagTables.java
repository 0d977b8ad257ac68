package dev.simplecoder.app.bench;

import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.rag.measure.Costs;
import dev.simplecoder.rag.measure.Report;
import dev.simplecoder.rag.measure.Scores;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a benchmark came to, as tables for a person or lines for a program. */
final class RagTables {

  private static final List<String> SCORES =
      List.of("hit@1", "hit@5", "hit@10", "R@1", "R@5", "R@10", "MRR", "seg@10");

  private final List<Report.Row> rows;

  RagTables(Report report) {
    this.rows = report.rows();
  }

  /** The tables, and one line that sums them up. */
  List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    for (String task : tasks()) {
      lines.add(task);
      lines.addAll(new Table(0, style).lines(scores(task)));
      lines.add("");
      lines.addAll(new Table(0, style).lines(costs(task)));
      lines.add("");
    }
    lines.add(summary());
    return lines;
  }

  /** A line for each row. */
  List<String> json() {
    List<String> lines = new ArrayList<>();
    for (Report.Row row : rows) {
      SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("task", row.task());
      fields.put("corpus", row.corpus());
      fields.put("system", row.contestant());
      fields.put("queries", row.scores().queries());
      List<Double> values = values(row.scores());
      for (int i = 0; i < SCORES.size(); i++) {
        double value = values.get(i);
        fields.put(SCORES.get(i), isSaid(SCORES.get(i), value) ? value : null);
      }
      row.costs()
          .ifPresent(costs -> {
            fields.put("passages", costs.passages());
            fields.put("bytes", costs.bytes());
            fields.put("index_ms", millis(costs.build()));
            fields.put("update_ms", millis(costs.update()));
            fields.put("p50_ms", millis(costs.median()));
            fields.put("p99_ms", millis(costs.slowest()));
          });
      lines.add(JsonLine.of(fields));
    }
    return lines;
  }

  private String summary() {
    List<String> parts = new ArrayList<>();
    for (String task : tasks()) {
      List<String> systems =
          rows.stream()
              .filter(row -> row.task().equals(task) && row.corpus().equals(Report.MEAN))
              .map(row -> row.contestant() + " " + number(row.scores().mrr()))
              .toList();
      parts.add(task + " MRR " + String.join(", ", systems) + merged(task));
    }
    rows.stream()
        .map(Report.Row::costs)
        .flatMap(Optional::stream)
        .max(Comparator.comparingInt(Costs::passages))
        .ifPresent(largest -> parts.add(words(largest)));
    return String.join("; ", parts);
  }

  private static String words(Costs costs) {
    return "%s indexed in %.1f s to %s, after one changed file in %s; a search p50 %s, p99 %s"
        .formatted(
            Quantity.of(costs.passages(), "passage"),
            millis(costs.build()) / 1000,
            Quantity.bytes(costs.bytes()),
            time(costs.update()),
            time(costs.median()),
            time(costs.slowest()));
  }

  /** Of the index alone, which comes first among those that are compared. */
  private String merged(String task) {
    return rows.stream()
        .filter(row -> row.task().equals(task) && row.corpus().equals(Report.MERGED))
        .findFirst()
        .map(row -> ", merged " + number(row.scores().mrr()))
        .orElse("");
  }

  private List<String> tasks() {
    return rows.stream().map(Report.Row::task).distinct().toList();
  }

  private List<List<String>> scores(String task) {
    List<String> head = new ArrayList<>(List.of("CORPUS", "SYSTEM", "QUERIES"));
    head.addAll(SCORES);
    List<List<String>> table = new ArrayList<>(List.of(head));
    for (String system : rows.stream().map(Report.Row::contestant).distinct().toList()) {
      for (Report.Row row : rows) {
        if (row.task().equals(task) && row.contestant().equals(system)) {
          List<String> cells = new ArrayList<>();
          cells.add(row.corpus());
          cells.add(system);
          cells.add(String.valueOf(row.scores().queries()));
          List<Double> values = values(row.scores());
          for (int i = 0; i < SCORES.size(); i++) {
            double value = values.get(i);
            cells.add(isSaid(SCORES.get(i), value) ? number(value) : "-");
          }
          table.add(cells);
        }
      }
    }
    return table;
  }

  private List<List<String>> costs(String task) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("CORPUS", "PASSAGES", "INDEX", "SIZE", "ONE CHANGED", "p50", "p99"));
    for (Report.Row row : rows) {
      if (row.task().equals(task) && row.costs().isPresent()) {
        Costs costs = row.costs().get();
        table.add(
            List.of(
                row.corpus(),
                Quantity.number(costs.passages()),
                time(costs.build()),
                Quantity.bytes(costs.bytes()),
                time(costs.update()),
                time(costs.median()),
                time(costs.slowest())));
      }
    }
    return table;
  }

  private static List<Double> values(Scores scores) {
    return List.of(
        scores.hit().one(),
        scores.hit().five(),
        scores.hit().ten(),
        scores.recall().one(),
        scores.recall().five(),
        scores.recall().ten(),
        scores.mrr(),
        scores.passage());
  }

  /** A count of keywords finds files and no passages, of which nothing is to be said then. */
  private static boolean isSaid(String score, double value) {
    return value != 0 || !score.equals(SCORES.getLast());
  }

  private static String number(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String time(Duration duration) {
    return String.format(Locale.ROOT, "%.1f ms", millis(duration));
  }

  private static double millis(Duration duration) {
    return duration.toNanos() / 1_000_000.0;
  }
}
