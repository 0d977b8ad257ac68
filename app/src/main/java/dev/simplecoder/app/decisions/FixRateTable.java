package dev.simplecoder.app.decisions;

import dev.simplecoder.app.decisions.Attempts.Attempt;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.outcome.Tally;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Who repairs whose failures (F-34): what was counted after the first failure of a task. */
final class FixRateTable implements RouterCommand.Report {

  private final Map<String, Map<String, Tally>> rows = new TreeMap<>();

  FixRateTable(DecisionLog log) {
    for (Attempt attempt : Attempts.ofWork(log.lines())) {
      if (attempt.isKnown() && attempt.decision().step() == 1) {
        String failed = attempt.decision().situation().failures().getFirst().arm().id();
        rows.computeIfAbsent(failed, _ -> new TreeMap<>())
            .merge(
                attempt.option().arm().id(),
                new Tally(attempt.passed(), 1),
                (one, other) ->
                    new Tally(one.passed() + other.passed(), one.trials() + other.trials()));
      }
    }
  }

  @Override
  public List<String> lines(Style style) {
    if (rows.isEmpty()) {
      return List.of("No attempt has failed its checks yet.");
    }
    List<String> columns = columns();
    List<List<String>> table = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("failed"));
    columns.forEach(column -> head.add("repaired by " + column));
    table.add(head);
    rows.forEach((failed, row) -> {
      List<String> cells = new ArrayList<>(List.of(failed));
      columns.forEach(column -> cells.add(cell(row.get(column))));
      table.add(cells);
    });
    return new Table(0, style).lines(table);
  }

  private List<String> columns() {
    var columns = new TreeSet<String>();
    rows.values().forEach(row -> columns.addAll(row.keySet()));
    return List.copyOf(columns);
  }

  private static String cell(@Nullable Tally tally) {
    return tally == null
        ? "-"
        : "%s (%s %%)"
            .formatted(
                Figures.counts(tally.passed(), tally.trials()), Figures.interval(tally.interval()));
  }

  @Override
  public List<String> json() {
    List<String> lines = new ArrayList<>();
    rows.forEach((failed, row) ->
        row.forEach((repairing, tally) -> lines.add(json(failed, repairing, tally))));
    return lines;
  }

  private static String json(String failed, String repairing, Tally tally) {
    Interval interval = tally.interval();
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("failed", failed);
    fields.put("repairing", repairing);
    fields.put("passed", tally.passed());
    fields.put("trials", tally.trials());
    fields.put("low", interval.low());
    fields.put("high", interval.high());
    return JsonLine.of(fields);
  }
}
