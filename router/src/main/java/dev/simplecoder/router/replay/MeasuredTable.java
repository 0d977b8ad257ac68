package dev.simplecoder.router.replay;

import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Prior;
import dev.simplecoder.router.replay.Reranking.Tie;
import dev.simplecoder.router.replay.RouteBenchmark.Named;
import dev.simplecoder.router.replay.RouteBenchmark.Row;
import java.util.Arrays;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** A table with what is measured on it; each row is told of when it is known. */
final class MeasuredTable {

  private static final int FOLDS = 10;
  private static final int DRAWS = 1000;

  private final Named named;
  private final List<Option> options;
  private final Prior prior;
  private final int seeds;
  private final LongFunction<RandomGenerator> randomness;
  private final CrossValidation validation;

  MeasuredTable(Named named, Prior prior, int seeds, LongFunction<RandomGenerator> randomness) {
    this.named = named;
    this.options =
        named.table().arms().stream().map(arm -> Option.fresh(arm, arm.activeBillions())).toList();
    this.prior = prior;
    this.seeds = seeds;
    this.randomness = randomness;
    this.validation = new CrossValidation(named.table(), options, FOLDS, seeds, randomness);
  }

  List<Option> options() {
    return options;
  }

  Learners learners() {
    return new Learners(options, prior);
  }

  List<Play.Result> heldOut(Supplier<Learner> learner, int attempts) {
    return validation.heldOut(learner, attempts);
  }

  /**
   * Measures a way and tells of it.
   *
   * @param other what it is set beside; itself where that is empty
   */
  List<Play.Result> row(
      String way,
      Supplier<Learner> learner,
      int attempts,
      List<Play.Result> other,
      Consumer<Row> rows) {
    List<Play.Result> results = heldOut(learner, attempts);
    rows.accept(summary(way, results, other.isEmpty() ? results : other));
    return results;
  }

  /** What choosing the best arm for each task with hindsight would come to. */
  void oracle(List<Play.Result> other, Consumer<Row> rows) {
    List<Play.Result> best =
        named.table().tasks().stream()
            .map(
                task -> task.cells().stream().mapToDouble(OutcomeTable.Cell::share).max().orElse(0))
            .map(share -> new Play.Result(share, 0, 0, 0))
            .toList();
    rows.accept(summary("oracle: one attempt of the best arm of each task", best, other));
  }

  /**
   * Tells of several arms that all try each task, first by what their checks say alone, then with
   * what the outcome model says where they say the same; the gain of the second is over the first.
   */
  void reranked(int count, List<Play.Result> other, Consumer<Row> rows) {
    String way = count + " models at once, by their tests";
    List<Play.Result> alone = reranked(count, Tie.ORDER);
    rows.accept(summary(way, alone, other));
    List<Play.Result> both = reranked(count, Tie.OUTCOME_MODEL);
    rows.accept(summary(way + " and the outcome model, beside that", both, alone));
  }

  private List<Play.Result> reranked(int count, Tie tie) {
    Spread spread = Spread.usual(named.table().tasks().getFirst().features().size());
    return validation.heldOut(() ->
        (training, random) -> {
          var model = learners().taught(training, 1, spread, random);
          var reranking = new Reranking(model, options, count);
          return task -> reranking.of(task, tie);
        });
  }

  void repair(String way, Spread spread, Consumer<Row> rows) {
    double failed = 0;
    double repaired = 0;
    for (Option first : options) {
      for (Play.Result result : heldOut(learners().afterwards(first.key(), spread), 2)) {
        failed += result.firstFailed();
        repaired += result.repaired();
      }
    }
    double share = repaired / failed;
    var value = new OffPolicy.Value(share, Interval.wilson(repaired, failed));
    rows.accept(
        new Row(named.name() + ", after the failure of each arm", way, value, value, 1, 0, share));
  }

  /**
   * Ways to choose for one task after the other, set beside the arm that would have been the best
   * one for all of them, which is told first.
   */
  InOrder inOrder(int from, Consumer<Row> rows) {
    double best = 0;
    double[] right = new double[0];
    for (int arm = 0; arm < options.size(); arm++) {
      int index = arm;
      double[] shares =
          named.table().tasks().stream()
              .skip(from)
              .mapToDouble(task -> task.cells().get(index).share())
              .toArray();
      double mean = Arrays.stream(shares).average().orElse(0);
      if (best < mean) {
        best = mean;
        right = shares;
      }
    }
    OffPolicy.Value hindsight = value(right);
    rows.accept(
        new Row(
            order(from),
            "best single in hindsight",
            hindsight,
            value(new double[right.length]),
            1,
            0,
            0));
    return new InOrder(from, hindsight.mean(), rows);
  }

  /** Measures ways from one task on. */
  final class InOrder {

    private final int from;
    private final double hindsight;
    private final Consumer<Row> rows;

    private InOrder(int from, double hindsight, Consumer<Row> rows) {
      this.from = from;
      this.hindsight = hindsight;
      this.rows = rows;
    }

    /**
     * Tells of one.
     *
     * @param all whether it learns from what all arms come to
     */
    void way(String way, boolean all, Supplier<Policy> policy) {
      double[] right = new double[named.table().tasks().size() - from];
      double cost = 0;
      for (long seed = 1; seed <= seeds; seed++) {
        RandomGenerator random = randomness.apply(seed);
        List<TaskStream.Step> steps =
            new TaskStream(policy.get(), options, all, random).of(named.table().tasks());
        for (int i = 0; i < right.length; i++) {
          TaskStream.Step step = steps.get(from + i);
          right[i] += step.right() / seeds;
          cost += step.logged().chosen().cost() / seeds / right.length;
        }
      }
      OffPolicy.Value value = value(right);
      rows.accept(new Row(order(from), way, value, minus(value, hindsight), 1, cost, 0));
    }
  }

  void judged(String way, Policy target, OffPolicy judged, Consumer<Row> rows) {
    Play play = new Play(target, options, 1, randomness.apply(1));
    double[] right =
        named.table().tasks().stream().mapToDouble(task -> play.of(task).right()).toArray();
    OffPolicy.Value truth = value(right);
    double cost = play.of(named.table().tasks()).cost();
    String table = named.name() + ", judged from a log";
    rows.accept(new Row(table, way + ", the truth", truth, minus(truth, truth.mean()), 1, cost, 0));
    var bootstrap = new Bootstrap(DRAWS, randomness.apply(0));
    OffPolicy.Value ips = judged.ips(bootstrap);
    OffPolicy.Value snips = judged.snips(bootstrap);
    OffPolicy.Value dr = judged.dr(bootstrap);
    rows.accept(new Row(table, "  IPS", ips, minus(ips, truth.mean()), 1, cost, 0));
    rows.accept(new Row(table, "  SNIPS", snips, minus(snips, truth.mean()), 1, cost, 0));
    rows.accept(new Row(table, "  DR", dr, minus(dr, truth.mean()), 1, cost, 0));
  }

  private String order(int from) {
    return named.name()
        + (from == 0 ? ", in order" : ", in order, from task " + (from + 1) + " on");
  }

  private static OffPolicy.Value minus(OffPolicy.Value value, double other) {
    return new OffPolicy.Value(
        value.mean() - other,
        new Interval(value.interval().low() - other, value.interval().high() - other));
  }

  private Row summary(String way, List<Play.Result> results, List<Play.Result> other) {
    var right = new double[results.size()];
    var gain = new double[results.size()];
    Play.Result mean = Play.Result.NOTHING;
    for (int i = 0; i < right.length; i++) {
      right[i] = results.get(i).right();
      gain[i] = right[i] - other.get(i).right();
      mean = mean.plus(results.get(i), 1.0 / right.length);
    }
    return new Row(
        named.name(),
        way,
        value(right),
        value(gain),
        chance(results, other),
        mean.cost(),
        mean.firstFailed() == 0 ? 0 : mean.repaired() / mean.firstFailed());
  }

  /** Of a task that is right in some of the seeds, more than half decides. */
  private static double chance(List<Play.Result> results, List<Play.Result> other) {
    int onlyFirst = 0;
    int onlySecond = 0;
    for (int i = 0; i < results.size(); i++) {
      boolean first = 0.5 < results.get(i).right();
      boolean second = 0.5 < other.get(i).right();
      onlyFirst += first && !second ? 1 : 0;
      onlySecond += second && !first ? 1 : 0;
    }
    return new McNemar(onlyFirst, onlySecond).probability();
  }

  private OffPolicy.Value value(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return new OffPolicy.Value(
        sum / values.length, new Bootstrap(DRAWS, randomness.apply(0)).mean(values));
  }
}
