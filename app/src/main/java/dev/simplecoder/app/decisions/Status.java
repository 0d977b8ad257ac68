package dev.simplecoder.app.decisions;

import dev.simplecoder.app.decisions.Attempts.Attempt;
import dev.simplecoder.app.render.Style;
import dev.simplecoder.app.render.Table;
import dev.simplecoder.app.routing.Memory;
import dev.simplecoder.app.routing.Skill;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.outcome.Estimate;
import dev.simplecoder.router.outcome.OutcomeModel;
import dev.simplecoder.router.outcome.Population;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.SequencedMap;
import org.jspecify.annotations.Nullable;

/** The arms by skill: what is expected, what came of it, and how often each was chosen. */
final class Status implements RouterCommand.Report {

  private static final int BAR = 20;

  private final List<Row> rows;

  /**
   * An arm at a skill.
   *
   * @param expected of a first attempt on a task of which nothing is known
   * @param firsts of which it is known what came of them; so are repairs
   * @param seconds that an attempt took, in the mean
   * @param chosen how often
   * @param share of all attempts of the skill
   */
  private record Row(
      Skill skill,
      Arm arm,
      Estimate expected,
      int firsts,
      double firstsPassed,
      int repairs,
      double repairsPassed,
      double seconds,
      int chosen,
      double share) {}

  Status(DecisionLog log) {
    List<Attempt> attempts = Attempts.of(log.lines());
    Memory memory = Memory.of(log, Population.shipped());
    List<Row> all = new ArrayList<>();
    for (Skill skill : Skill.values()) {
      List<Attempt> own = attempts.stream().filter(attempt -> attempt.isOf(skill)).toList();
      all.addAll(rows(skill, own, memory.learned(skill)));
    }
    this.rows = List.copyOf(all);
  }

  /** Best first. */
  private static List<Row> rows(Skill skill, List<Attempt> attempts, OutcomeModel learned) {
    Map<String, Arm> arms = new LinkedHashMap<>();
    for (Attempt attempt : attempts) {
      attempt.options().forEach(option -> arms.put(option.arm().id(), option.arm()));
    }
    return arms.values().stream()
        .map(arm -> row(skill, arm, attempts, learned))
        .sorted(Comparator.comparingDouble(row -> -row.expected().probability()))
        .toList();
  }

  private static Row row(Skill skill, Arm arm, List<Attempt> attempts, OutcomeModel learned) {
    List<Attempt> own =
        attempts.stream().filter(attempt -> attempt.option().arm().id().equals(arm.id())).toList();
    List<Attempt> firsts = known(own, Approach.FRESH);
    List<Attempt> repairs = known(own, Approach.REPAIR);
    return new Row(
        skill,
        arm,
        learned.estimate(Situation.first(anyTask()), Option.fresh(arm, 0)),
        firsts.size(),
        firsts.stream().mapToDouble(Attempt::passed).sum(),
        repairs.size(),
        repairs.stream().mapToDouble(Attempt::passed).sum(),
        own.stream()
            .flatMap(attempt -> attempt.outcome().stream())
            .mapToDouble(outcome -> outcome.spent().seconds())
            .average()
            .orElse(0),
        own.size(),
        (double) own.size() / attempts.size());
  }

  private static List<Attempt> known(List<Attempt> attempts, Approach approach) {
    return attempts.stream()
        .filter(Attempt::isKnown)
        .filter(attempt -> attempt.option().approach() == approach)
        .toList();
  }

  /** A task of which nothing is known but that it is one. */
  private static Features anyTask() {
    double[] values = new double[TaskFeatures.size()];
    values[0] = 1;
    return Features.of(values);
  }

  @Override
  public List<String> lines(Style style) {
    List<List<String>> table = new ArrayList<>();
    table.add(
        List.of(
            "role", "model", "expected", "95 %", "at first", "repairing", "seconds", "chosen", ""));
    for (Row row : rows) {
      double expected = row.expected().probability();
      table.add(
          List.of(
              row.skill().word(),
              row.arm().id(),
              Figures.percent(expected),
              Figures.interval(row.expected().interval()),
              Figures.counts(row.firstsPassed(), row.firsts()),
              Figures.counts(row.repairsPassed(), row.repairs()),
              String.format(Locale.ROOT, "%.1f", row.seconds()),
              row.chosen() + " (" + Figures.percent(row.share()) + ")",
              (style.unicode() ? "█" : "#").repeat((int) Math.round(expected * BAR))));
    }
    return new Table(0, style).lines(table);
  }

  @Override
  public List<String> json() {
    return rows.stream().map(Status::json).toList();
  }

  private static String json(Row row) {
    SequencedMap<String, @Nullable Object> fields = new LinkedHashMap<>();
    fields.put("role", row.skill().word());
    fields.put("model", row.arm().id());
    fields.put("family", row.arm().family());
    fields.put("billions", row.arm().activeBillions());
    fields.put("expected", row.expected().probability());
    fields.put("low", row.expected().interval().low());
    fields.put("high", row.expected().interval().high());
    fields.put("firsts", row.firsts());
    fields.put("firsts_passed", row.firstsPassed());
    fields.put("repairs", row.repairs());
    fields.put("repairs_passed", row.repairsPassed());
    fields.put("seconds", row.seconds());
    fields.put("chosen", row.chosen());
    fields.put("share", row.share());
    return JsonLine.of(fields);
  }
}
