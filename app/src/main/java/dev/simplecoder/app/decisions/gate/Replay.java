package dev.simplecoder.app.decisions.gate;

import dev.simplecoder.app.gate.Rule;
import dev.simplecoder.app.gate.judge.Replayed;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.store.decisions.GateRow;
import dev.simplecoder.router.replay.Bootstrap;
import dev.simplecoder.router.replay.OffPolicy.Value;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** What a rule would have saved on the log, beside showing all and nothing. */
final class Replay implements GateCommand.Report {

  private static final int DRAWS = 1_000;
  private static final long SEED = 1;

  private final SequencedMap<Rule, Replayed> rules = new LinkedHashMap<>();

  /**
   * @param all that was judged; answers in words are shown whatever a rule says
   */
  Replay(Rule rule, List<GateRow> all) {
    List<GateRow> log = all.stream().filter(row -> !row.decision().kind().isInWords()).toList();
    rules.put(rule, Replayed.of(rule, log, new Random(SEED)));
    if (rules.get(rule).rows() == 0) {
      throw new UserError(
          "the log has no suggestion of which it is known what became of it",
          "Apply or decline some changes first.");
    }
    refuse(rule, rules.get(rule));
    for (Rule beside : List.of(Rule.ALWAYS, Rule.NEVER)) {
      Replayed replayed = Replayed.of(beside, log, new Random(SEED));
      if (replayed.unknown() == 0) {
        rules.putIfAbsent(beside, replayed);
      }
    }
  }

  private static void refuse(Rule rule, Replayed replayed) {
    if (0 < replayed.unknown()) {
      throw new UserError(
          "the log cannot say what %s would have saved: it shows %d that were held back for sure"
              .formatted(rule.word(), replayed.unknown()),
          "Only what had a chance to be shown says what showing it is worth.");
    }
  }

  /** An estimate of the seconds that a suggestion saves. */
  private record Estimate(String name, Value value, String words) {}

  private static List<Estimate> estimates(Replayed replayed) {
    return List.of(
        new Estimate(
            "snips",
            replayed.judged().snips(new Bootstrap(DRAWS, new Random(SEED))),
            "by inverse probabilities"),
        new Estimate(
            "dr",
            replayed.judged().dr(new Bootstrap(DRAWS, new Random(SEED))),
            "doubly robust, with what the gate expects"));
  }

  @Override
  public List<String> lines(Style style) {
    List<List<String>> table = new ArrayList<>();
    table.add(List.of("rule", "shows", "as good as", "seconds", "95 %", ""));
    rules.forEach((rule, replayed) -> {
      for (Estimate estimate : estimates(replayed)) {
        table.add(
            List.of(
                rule.word(),
                replayed.shown() + " of " + replayed.rows(),
                String.format(Locale.ROOT, "%.1f", replayed.judged().effectiveSampleSize()),
                Figures.signed(estimate.value().mean()),
                Figures.interval(estimate.value().interval()),
                estimate.words()));
      }
    });
    return new Table(5, style).lines(table);
  }

  @Override
  public List<String> json() {
    List<String> lines = new ArrayList<>();
    rules.forEach((rule, replayed) ->
        estimates(replayed).forEach(estimate -> lines.add(json(rule, replayed, estimate))));
    return lines;
  }

  private static String json(Rule rule, Replayed replayed, Estimate estimate) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("policy", rule.word());
    fields.put("estimator", estimate.name());
    fields.put("seconds", estimate.value().mean());
    fields.put("low", estimate.value().interval().low());
    fields.put("high", estimate.value().interval().high());
    fields.put("shown", replayed.shown());
    fields.put("suggestions", replayed.rows());
    fields.put("effective", replayed.judged().effectiveSampleSize());
    return JsonLine.of(fields);
  }
}
