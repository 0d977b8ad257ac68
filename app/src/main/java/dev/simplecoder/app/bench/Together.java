package dev.simplecoder.app.bench;

import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.outcome.Population;
import dev.simplecoder.router.replay.RouteBenchmark;
import dev.simplecoder.router.replay.RouteBenchmark.Named;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.function.Supplier;

/**
 * What models that were all asked everything come to together, by ways to choose that are learned
 * from tasks that are held out then.
 *
 * @param name of the tasks
 */
record Together(String name) {

  private static final int ATTEMPTS = 3;
  private static final int SEEDS = 5;

  /** Among more, a plan of three attempts takes minutes. */
  private static final int MOST = 10;

  ProgramTables tables(Trials trials, List<RecordedBeside.Pair> pairs) {
    List<ArmRow> rows = trials.arms().stream().map(arm -> ArmRow.of(arm, trials.of(arm))).toList();
    List<ArmRow> best =
        rows.stream()
            .filter(row -> 0 < row.arm().activeBillions())
            .sorted(Comparator.comparingDouble(ArmRow::once).reversed())
            .limit(MOST)
            .toList();
    List<Arm> arms = trials.arms().stream().filter(arm -> isAmong(arm, best)).toList();
    boolean several = 1 < arms.size();
    var recorded =
        new Trials(
            trials.problems(),
            trials.arms(),
            pairs.stream().map(RecordedBeside.Pair::asRecorded).toList());
    boolean whole = pairs.size() == trials.all().size() && several;
    return new ProgramTables(
        name,
        what(trials, arms),
        rows,
        several ? ways(trials.among(arms), best.getFirst().arm()) : List.of(),
        whole ? ways(recorded.among(arms), best.getFirst().arm()) : List.of(),
        pairs);
  }

  private static boolean isAmong(Arm arm, List<ArmRow> rows) {
    return rows.stream().anyMatch(row -> row.arm().equals(arm));
  }

  private String what(Trials trials, List<Arm> together) {
    String text =
        "%s: %s, %s, %s"
            .formatted(
                name,
                Quantity.of(trials.problems().size(), "task"),
                Quantity.of(trials.arms().size(), "model"),
                Quantity.of(trials.all().size(), "attempt"));
    return together.size() < trials.arms().size()
        ? text + ", " + together.size() + " of them together (of known size, the best ones)"
        : text;
  }

  private List<RouteBenchmark.Row> ways(Trials trials, Arm best) {
    List<String> again =
        trials.arms().stream()
            .filter(trials::varies)
            .map(arm -> ArmRow.of(arm, trials.of(arm)))
            .max(Comparator.comparingDouble(ArmRow::once))
            .map(row -> row.arm().id())
            .stream()
            .toList();
    return new RouteBenchmark(Population.shipped(), SEEDS, Random::new)
        .coalition(new Named(name, trials.table()), again, ATTEMPTS, best.activeBillions()).stream()
            .map(Supplier::get)
            .toList();
  }
}
