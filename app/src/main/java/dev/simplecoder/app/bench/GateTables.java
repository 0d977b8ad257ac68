package dev.simplecoder.app.bench;

import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.router.gate.measure.GateBenchmark;
import dev.simplecoder.router.gate.measure.GateBenchmark.Learned;
import dev.simplecoder.router.gate.measure.GateBenchmark.Length;
import dev.simplecoder.router.gate.measure.GateBenchmark.Model;
import dev.simplecoder.router.gate.measure.GateBenchmark.Saving;
import dev.simplecoder.router.gate.measure.Quality;
import dev.simplecoder.router.outcome.Interval;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** How well acceptance is foreseen and what the gate saves, as tables or lines for a program. */
final class GateTables {

  private final List<Part> parts;

  /** What was measured on one set. */
  record Part(
      String set,
      List<Recorded> recorded,
      List<Model> models,
      List<Learned> learned,
      List<Case> cases) {}

  /** Forecasts of somebody else. */
  record Recorded(String column, Quality quality) {}

  /** What is counted as time, and what each policy then saves. */
  record Case(String what, List<Saving> savings, List<Length> lengths) {}

  GateTables(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    for (Part part : parts) {
      if (!part.recorded().isEmpty()) {
        table(lines, part.set() + ", forecasts that came with the data", recorded(part), style);
      }
      table(lines, part.set() + ", each person left out", models(part), style);
      table(lines, part.set() + ", log loss by decisions a person has made", learned(part), style);
      for (Case one : part.cases()) {
        table(lines, part.set() + ", " + one.what(), savings(one), style);
        table(
            lines, part.set() + ", of a short and a long one, " + one.what(), lengths(one), style);
      }
    }
    lines.add(
        "SAVED in seconds a suggestion, GAIN over always; REMOVED of all, REJECTED of the removed,"
            + " LOST of the accepted, and GENERATED in percent. Of a short and a long one GAIN is over"
            + " the more probable, and WRITING in seconds by hand. FLOOR is the ECE of probabilities"
            + " that are exactly right. A constant is the rate of the others, which is lower for who"
            + " accepts more. Intervals of 95 percent are of people.");
    parts.forEach(part -> lines.add(figures(part)));
    return lines;
  }

  private static void table(
      List<String> lines, String title, List<List<String>> cells, Style style) {
    lines.add(title);
    lines.addAll(new Table(0, style).lines(cells));
    lines.add("");
  }

  private static List<List<String>> recorded(Part part) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of("COLUMN", "AUC", "BRIER", "LOG LOSS", "ECE15", "ECE10", "SLOPE", "INTERCEPT"));
    for (Recorded one : part.recorded()) {
      Quality quality = one.quality();
      cells.add(
          List.of(
              one.column(),
              four(quality.auc()),
              four(quality.brier()),
              four(quality.logLoss()),
              four(quality.ece15()),
              four(quality.ece10Mass()),
              three(quality.slope()),
              three(quality.intercept())));
    }
    return cells;
  }

  private static List<List<String>> models(Part part) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of(
            "MODEL",
            "AUC",
            "95 %",
            "BRIER",
            "LOG LOSS",
            "95 %",
            "ECE15",
            "FLOOR",
            "SLOPE",
            "INTERCEPT"));
    for (Model model : part.models()) {
      Quality quality = model.quality();
      cells.add(
          List.of(
              model.name(),
              three(quality.auc()),
              interval(model.auc()),
              three(quality.brier()),
              three(quality.logLoss()),
              interval(model.logLoss()),
              three(quality.ece15()),
              three(model.floor()),
              three(quality.slope()),
              three(quality.intercept())));
    }
    return cells;
  }

  private static List<List<String>> learned(Part part) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("DECISIONS", "ROWS", "FIXED", "ADAPTED", "FROM SCRATCH"));
    for (Learned line : part.learned()) {
      cells.add(
          List.of(
              line.labels() + " or more",
              "" + line.rows(),
              three(line.fixed()),
              three(line.adapted()),
              three(line.fromScratch())));
    }
    return cells;
  }

  private static List<List<String>> savings(Case one) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(
        List.of("POLICY", "SAVED", "GAIN", "95 %", "REMOVED", "REJECTED", "LOST", "GENERATED"));
    for (Saving saving : one.savings()) {
      cells.add(
          List.of(
              saving.policy(),
              two(saving.saved()),
              two(saving.gain()),
              two(saving.interval().low()) + " to " + two(saving.interval().high()),
              percent(saving.removed()),
              percent(saving.rejected()),
              percent(saving.lost()),
              percent(saving.generated())));
    }
    return cells;
  }

  private static List<List<String>> lengths(Case one) {
    List<List<String>> cells = new ArrayList<>();
    cells.add(List.of("CHOSEN BY", "PAIRS", "SAVED", "GAIN", "95 %", "ACCEPTED", "WRITING"));
    for (Length length : one.lengths()) {
      cells.add(
          List.of(
              length.by(),
              "" + length.pairs(),
              two(length.saved()),
              two(length.gain()),
              two(length.interval().low()) + " to " + two(length.interval().high()),
              percent(length.accepted()),
              two(length.write())));
    }
    return cells;
  }

  private static String figures(Part part) {
    return part.models().stream()
        .filter(model -> model.name().equals(GateBenchmark.ADAPTED))
        .map(model ->
            "%s, %s: AUC %s, log loss %s."
                .formatted(
                    part.set(),
                    model.name(),
                    three(model.quality().auc()),
                    three(model.quality().logLoss())))
        .findFirst()
        .orElseThrow();
  }

  /** A line for each row. */
  List<String> json() {
    List<String> lines = new ArrayList<>();
    for (Part part : parts) {
      for (Recorded one : part.recorded()) {
        var fields = fields(part, "recorded", one.column());
        put(fields, one.quality());
        lines.add(JsonLine.of(fields));
      }
      for (Model model : part.models()) {
        var fields = fields(part, "model", model.name());
        put(fields, model.quality());
        put(fields, "auc", model.auc());
        put(fields, "log_loss", model.logLoss());
        fields.put("ece15_floor", model.floor());
        lines.add(JsonLine.of(fields));
      }
      for (Learned line : part.learned()) {
        var fields = fields(part, "learned", line.labels() + " or more");
        fields.put("rows", line.rows());
        fields.put("fixed", line.fixed());
        fields.put("adapted", line.adapted());
        fields.put("from_scratch", line.fromScratch());
        lines.add(JsonLine.of(fields));
      }
      for (Case one : part.cases()) {
        one.savings().forEach(saving -> lines.add(json(part, one, saving)));
        one.lengths().forEach(length -> lines.add(json(part, one, length)));
      }
    }
    return lines;
  }

  private static String json(Part part, Case one, Saving saving) {
    var fields = fields(part, one.what(), saving.policy());
    fields.put("saved", saving.saved());
    fields.put("gain", saving.gain());
    put(fields, "gain", saving.interval());
    fields.put("removed", saving.removed());
    fields.put("rejected", saving.rejected());
    fields.put("lost", saving.lost());
    fields.put("generated", saving.generated());
    return JsonLine.of(fields);
  }

  private static String json(Part part, Case one, Length length) {
    var fields = fields(part, "of a short and a long one, " + one.what(), length.by());
    fields.put("pairs", length.pairs());
    fields.put("saved", length.saved());
    fields.put("gain", length.gain());
    put(fields, "gain", length.interval());
    fields.put("accepted", length.accepted());
    fields.put("write", length.write());
    return JsonLine.of(fields);
  }

  private static SequencedMap<String, @Nullable Object> fields(
      Part part, String table, String name) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("set", part.set());
    fields.put("table", table);
    fields.put("name", name);
    return fields;
  }

  private static void put(SequencedMap<String, @Nullable Object> fields, Quality quality) {
    fields.put("auc", quality.auc());
    fields.put("brier", quality.brier());
    fields.put("log_loss", quality.logLoss());
    fields.put("ece15", quality.ece15());
    fields.put("ece15_mass", quality.ece15Mass());
    fields.put("ece10_mass", quality.ece10Mass());
    fields.put("slope", quality.slope());
    fields.put("intercept", quality.intercept());
  }

  private static void put(
      SequencedMap<String, @Nullable Object> fields, String name, Interval interval) {
    fields.put(name + "_low", interval.low());
    fields.put(name + "_high", interval.high());
  }

  private static String interval(Interval interval) {
    return three(interval.low()) + " to " + three(interval.high());
  }

  private static String four(double value) {
    return String.format(Locale.ROOT, "%.4f", value);
  }

  private static String three(double value) {
    return String.format(Locale.ROOT, "%.3f", value);
  }

  private static String two(double value) {
    return String.format(Locale.ROOT, "%.2f", value);
  }

  private static String percent(double share) {
    return String.format(Locale.ROOT, "%.1f", 100 * share);
  }
}
