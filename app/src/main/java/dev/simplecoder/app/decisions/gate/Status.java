package dev.simplecoder.app.decisions.gate;

import dev.simplecoder.app.gate.Gate.Overrule;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Label;
import dev.simplecoder.app.gate.judge.Replayed;
import dev.simplecoder.app.gate.judge.Said;
import dev.simplecoder.app.gate.judge.Standing;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.store.decisions.GateDecision.Ground;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.measure.Quality;
import dev.simplecoder.router.replay.Bootstrap;
import dev.simplecoder.router.replay.OffPolicy.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** What was judged, how right that was, what it saved, and how far the gate may go. */
final class Status implements GateCommand.Report {

  private static final int DRAWS = 1_000;
  private static final int FLOOR_DRAWS = 200;
  private static final long SEED = 1;

  private final List<GateRow> all;

  /** Without answers in words, which are decided on in words and of which no time is known. */
  private final List<GateRow> rows;

  private final Standing standing;
  private final List<Forecast> said;

  Status(List<GateRow> all) {
    this.all = List.copyOf(all);
    this.rows = all.stream().filter(row -> !row.decision().kind().isInWords()).toList();
    this.standing = Standing.of(rows);
    this.said = Said.calibrated(rows);
  }

  /**
   * What was judged of a kind.
   *
   * @param broken how many were held back since they were broken
   * @param heldBack how many others were
   * @param regretted how many of all those the person asked to see
   */
  private record Judged(
      Kind kind, int shown, int taken, int declined, int broken, int heldBack, int regretted) {}

  private List<Judged> kinds() {
    return Stream.of(Kind.values())
        .filter(kind -> all.stream().anyMatch(row -> row.decision().kind() == kind))
        .map(this::judged)
        .toList();
  }

  private Judged judged(Kind kind) {
    List<GateRow> own = all.stream().filter(row -> row.decision().kind() == kind).toList();
    List<GateRow> held =
        own.stream().filter(row -> !row.decision().decision().verdict().passes()).toList();
    int broken = count(held, row -> row.decision().ground() == Ground.EVIDENCE);
    return new Judged(
        kind,
        count(own, GateRow::isShown),
        count(own, row -> row.isDecided() && row.isAccepted()),
        count(own, row -> row.isDecided() && !row.isAccepted()),
        broken,
        held.size() - broken,
        count(held, row -> row.overruled().equals(Optional.of(Overrule.ASKED_TO_SEE))));
  }

  private static int count(List<GateRow> rows, Predicate<GateRow> which) {
    return (int) rows.stream().filter(which).count();
  }

  @Override
  public List<String> lines(Style style) {
    List<String> lines = new ArrayList<>();
    lines.add(labels());
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of("kind", "shown", "taken", "declined", "broken", "held back", "asked for", "now"));
    for (Judged judged : kinds()) {
      table.add(
          List.of(
              judged.kind().noun(),
              "" + judged.shown(),
              "" + judged.taken(),
              "" + judged.declined(),
              "" + judged.broken(),
              "" + judged.heldBack(),
              "" + judged.regretted(),
              now(judged.kind())));
    }
    lines.addAll(new Table(7, style).lines(table));
    if (!said.isEmpty()) {
      lines.add("");
      lines.add(quality());
      lines.addAll(new Diagram(rows).lines(style));
      lines.add("");
      lines.add(saved());
    }
    return lines;
  }

  private String labels() {
    if (standing.decided() == 0) {
      int changes =
          count(rows, row -> row.decision().kind().isOfFiles() && row.decision().isMade());
      return changes == 0
          ? "no changes were judged yet: give a task that changes a file, and take or decline them"
          : "you have not decided on any of %d yet: take or decline what a task shows"
              .formatted(changes);
    }
    return "%d decisions: %d taken, %d not (%d passed over, %d taken back); of %d more nobody can say"
        .formatted(
            standing.decided(),
            standing.accepted(),
            standing.declined(),
            labelled(Label.Word.IGNORED),
            labelled(Label.Word.REVERTED),
            labelled(Label.Word.CENSORED));
  }

  private int labelled(Label.Word word) {
    return count(
        rows, row -> row.isShown() && row.label().stream().anyMatch(it -> it.word() == word));
  }

  /** What it lacks, where it only takes notes. */
  private String now(Kind kind) {
    var standing = Standing.of(all, kind);
    if (!standing.isTaught()) {
      return "learning: %d/%d decided, %d/%d taken, %d/%d not"
          .formatted(
              standing.decided(),
              Standing.ENOUGH,
              standing.accepted(),
              Standing.ENOUGH_OF_EACH,
              standing.declined(),
              Standing.ENOUGH_OF_EACH);
    }
    if (!standing.isRight()) {
      return "learning: of %d that it would hold back %d were unwanted, which is not surely %s"
          .formatted(standing.below(), standing.belowDeclined(), Figures.percent(Standing.TARGET));
    }
    return standing.isRegretted(kind)
        ? "learning: you wanted %d of the last %d that it held back or would have"
            .formatted(standing.regrets().getOrDefault(kind, 0), Standing.LAST_HIDDEN)
        : "on";
  }

  private String quality() {
    Quality quality = Quality.of(said);
    return "estimates of the last %d: Brier %s, log loss %s (%s for one and the same), calibration error %s (%s if they were exact)"
        .formatted(
            said.size(),
            Figures.decimal(quality.brier()),
            Figures.decimal(quality.logLoss()),
            Figures.decimal(constant()),
            Figures.decimal(quality.ece15()),
            Figures.decimal(floor()));
  }

  /** The loss of whoever says of each how many were taken. */
  private double constant() {
    double taken = said.stream().mapToDouble(Forecast::outcome).average().orElse(0);
    return Forecast.loss(said.stream().map(one -> new Forecast(taken, one.accepted())).toList());
  }

  private double floor() {
    return Quality.floor(said, FLOOR_DRAWS, new Random(SEED));
  }

  /** By what is known of rows that were shown, each as often as it stands for others. */
  private Value value(Replayed replayed) {
    return replayed.judged().snips(new Bootstrap(DRAWS, new Random(SEED)));
  }

  private Value gate() {
    return value(Replayed.ofItself(rows));
  }

  private Value always() {
    return value(Replayed.ofAll(rows));
  }

  private String saved() {
    return "seconds saved a suggestion: %s by the gate (95 %%: %s), %s always showing, 0 never"
        .formatted(
            Figures.signed(gate().mean()),
            Figures.interval(gate().interval()),
            Figures.signed(always().mean()));
  }

  @Override
  public List<String> json() {
    List<String> lines = new ArrayList<>();
    kinds().forEach(judged -> lines.add(json(judged)));
    if (!said.isEmpty()) {
      lines.add(qualityJson());
      SequencedMap<String, @Nullable Object> saved = new LinkedHashMap<>();
      saved.put("table", "saved");
      saved.put("gate_s", gate().mean());
      saved.put("gate_low_s", gate().interval().low());
      saved.put("gate_high_s", gate().interval().high());
      saved.put("always_s", always().mean());
      saved.put("never_s", 0.0);
      lines.add(JsonLine.of(saved));
    }
    return lines;
  }

  private String json(Judged judged) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("table", "kind");
    fields.put("kind", judged.kind().word());
    fields.put("shown", judged.shown());
    fields.put("taken", judged.taken());
    fields.put("declined", judged.declined());
    fields.put("broken", judged.broken());
    fields.put("held_back", judged.heldBack());
    fields.put("regretted", judged.regretted());
    fields.put("mode", Standing.of(all, judged.kind()).mode(judged.kind()).word());
    return JsonLine.of(fields);
  }

  private String qualityJson() {
    Quality quality = Quality.of(said);
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("table", "estimates");
    fields.put("decisions", said.size());
    fields.put("auc", quality.auc());
    fields.put("brier", quality.brier());
    fields.put("log_loss", quality.logLoss());
    fields.put("constant_log_loss", constant());
    fields.put("ece15", quality.ece15());
    fields.put("ece15_floor", floor());
    fields.put("slope", quality.slope());
    fields.put("intercept", quality.intercept());
    return JsonLine.of(fields);
  }
}
