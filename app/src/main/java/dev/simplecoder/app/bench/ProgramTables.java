package dev.simplecoder.app.bench;

import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.replay.RouteBenchmark;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What models came to alone and together, for a person and for a program.
 *
 * @param ways to choose among the models; none where there is nothing to choose
 * @param recordedWays the same ways by the verdicts that were recorded; none where there are none
 * @param pairs each attempt with its recorded verdict, likewise
 */
record ProgramTables(
    String name,
    String what,
    List<ArmRow> arms,
    List<RouteBenchmark.Row> ways,
    List<RouteBenchmark.Row> recordedWays,
    List<RecordedBeside.Pair> pairs) {

  private static final int SHOWN = 20;

  ProgramTables {
    arms = List.copyOf(arms);
    ways = List.copyOf(ways);
    recordedWays = List.copyOf(recordedWays);
    pairs = List.copyOf(pairs);
  }

  List<String> lines(Style style) {
    List<String> lines = new ArrayList<>(new Table(0, style).lines(armCells()));
    lines.add("");
    if (!ways.isEmpty()) {
      lines.addAll(new Table(0, style).lines(wayCells()));
      lines.add("");
    }
    lines.add(
        "PASS@K, RIGHT, GAIN over the best single model, and REPAIRED (of the tasks that the first"
            + " attempt failed) in percent; an attempt is ACCEPTED by its visible tests, and some"
            + " that are accepted are WRONG; BILLIONS of active parameters of an attempt, or of all"
            + " for a task.");
    lines.addAll(disagreements());
    lines.add(summary());
    return lines;
  }

  private List<List<String>> armCells() {
    List<Integer> ks =
        arms.stream()
            .map(ArmRow::passAt)
            .max(Comparator.comparingInt(SequencedMap::size))
            .map(passAt -> List.copyOf(passAt.keySet()))
            .orElse(List.of());
    List<List<String>> cells = new ArrayList<>();
    List<String> head = new ArrayList<>(List.of("MODEL", "ATTEMPTS"));
    ks.forEach(k -> head.add("PASS@" + k));
    head.addAll(
        List.of("95 %", "ACCEPTED", "WRONG", "NO PROGRAM", "TOKENS", "SECONDS", "BILLIONS"));
    cells.add(head);
    for (ArmRow row : arms) {
      List<String> line = new ArrayList<>(List.of(row.arm().id(), Quantity.number(row.attempts())));
      for (int k : ks) {
        Double pass = row.passAt().get(k);
        line.add(pass == null ? "-" : percent(pass));
      }
      line.addAll(
          List.of(
              interval(row.interval()),
              percent(row.accepted()),
              percent(row.wrong()),
              percent(row.withoutProgram()),
              String.format(Locale.ROOT, "%.0f", row.tokens()),
              String.format(Locale.ROOT, "%.2f", row.seconds()),
              billions(row.arm().activeBillions())));
      cells.add(line);
    }
    return cells;
  }

  private static String billions(double active) {
    return active == 0 ? "-" : String.format(Locale.ROOT, "%.2f", active);
  }

  private List<List<String>> wayCells() {
    List<List<String>> cells = new ArrayList<>();
    List<String> head =
        new ArrayList<>(
            List.of("TOGETHER", "RIGHT", "95 %", "GAIN", "CHANCE", "BILLIONS", "REPAIRED"));
    if (!recordedWays.isEmpty()) {
      head.addAll(List.of("RECORDED", "BILLIONS"));
    }
    cells.add(head);
    for (int i = 0; i < ways.size(); i++) {
      RouteBenchmark.Row row = ways.get(i);
      List<String> line =
          new ArrayList<>(
              List.of(
                  row.way(),
                  percent(row.right().mean()),
                  interval(row.right().interval()),
                  percent(row.gain().mean()),
                  row.chance() < 1 ? String.format(Locale.ROOT, "%.3f", row.chance()) : "-",
                  billions(row.cost()),
                  percent(row.repaired())));
      if (!recordedWays.isEmpty()) {
        line.add(percent(recordedWays.get(i).right().mean()));
        line.add(billions(recordedWays.get(i).cost()));
      }
      cells.add(line);
    }
    return cells;
  }

  private List<String> disagreements() {
    List<RecordedBeside.Pair> disagreeing = disagreeing();
    List<String> lines = new ArrayList<>();
    disagreeing.stream().limit(SHOWN).map(RecordedBeside.Pair::words).forEach(lines::add);
    if (SHOWN < disagreeing.size()) {
      lines.add("and " + (disagreeing.size() - SHOWN) + " more, in the folder of the run");
    }
    return lines;
  }

  List<RecordedBeside.Pair> disagreeing() {
    return pairs.stream().filter(pair -> !pair.agrees()).toList();
  }

  private String summary() {
    var text = new StringBuilder(what);
    arms.stream()
        .max(Comparator.comparingDouble(ArmRow::once))
        .ifPresent(best -> text.append("; alone, ").append(words(best.arm().id(), best.once())));
    if (!ways.isEmpty()) {
      text.append("; together, ")
          .append(
              ways.stream()
                  .filter(row -> row.way().matches("best.*|oracle.*|routed, K=\\d(, at.*)?"))
                  .map(row -> words(row.way().replaceFirst(":.*", ""), row.right().mean()))
                  .collect(Collectors.joining(", ")));
    }
    if (!pairs.isEmpty()) {
      text.append("; as recorded in ")
          .append(Quantity.number(pairs.size() - disagreeing().size()))
          .append(" of ")
          .append(Quantity.of(pairs.size(), "attempt"));
    }
    return text.toString();
  }

  private static String words(String who, double right) {
    return who + " " + percent(right);
  }

  /** A row for each model, each way to choose, and one for the agreement with what was recorded. */
  List<String> json() {
    List<String> rows = new ArrayList<>();
    arms.forEach(row -> rows.add(JsonLine.of(fields(row))));
    for (int i = 0; i < ways.size(); i++) {
      SequencedMap<String, @Nullable Object> fields = fields(ways.get(i));
      if (!recordedWays.isEmpty()) {
        fields.put("recorded_right", recordedWays.get(i).right().mean());
        fields.put("recorded_billions", recordedWays.get(i).cost());
      }
      rows.add(JsonLine.of(fields));
    }
    if (!pairs.isEmpty()) {
      SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
      fields.put("set", name);
      fields.put("compared", pairs.size());
      fields.put("agree", pairs.size() - disagreeing().size());
      rows.add(JsonLine.of(fields));
    }
    return rows;
  }

  private SequencedMap<String, @Nullable Object> fields(ArmRow row) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("set", name);
    fields.put("model", row.arm().id());
    fields.put("attempts", row.attempts());
    row.passAt().forEach((k, pass) -> fields.put("pass@" + k, pass));
    fields.put("low", row.interval().low());
    fields.put("high", row.interval().high());
    fields.put("accepted", row.accepted());
    fields.put("wrong_of_accepted", row.wrong());
    fields.put("no_program", row.withoutProgram());
    fields.put("tokens", row.tokens());
    fields.put("seconds", row.seconds());
    fields.put("billions", row.arm().activeBillions());
    return fields;
  }

  private SequencedMap<String, @Nullable Object> fields(RouteBenchmark.Row row) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("set", name);
    fields.put("way", row.way());
    fields.put("right", row.right().mean());
    fields.put("low", row.right().interval().low());
    fields.put("high", row.right().interval().high());
    fields.put("gain", row.gain().mean());
    fields.put("chance", row.chance());
    fields.put("billions", row.cost());
    fields.put("repaired", row.repaired());
    return fields;
  }

  private static String interval(Interval interval) {
    return percent(interval.low()) + " to " + percent(interval.high());
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
