package dev.simplecoder.router.replay;

import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Prior;
import dev.simplecoder.router.policy.Fixed;
import dev.simplecoder.router.replay.Reranking.Tie;
import dev.simplecoder.router.replay.RouteBenchmark.Named;
import dev.simplecoder.router.replay.RouteBenchmark.Row;
import java.util.Arrays;
import java.util.List;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.function.ToDoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/** A table with what is measured on it; a row is measured when it is asked for. */
final class MeasuredTable {

  private static final int FOLDS = 10;
  private static final int DRAWS = 1000;

  /** How many rows say what a log says of a policy. */
  static final int JUDGED = 4;

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

  /** What a way comes to on the tasks, each held out. */
  Once<List<Play.Result>> heldOut(Supplier<Learner> learner, int attempts) {
    return new Once<>(() -> validation.heldOut(learner, attempts));
  }

  Supplier<Row> row(
      String way, Supplier<Learner> learner, int attempts, Supplier<List<Play.Result>> other) {
    return row(way, heldOut(learner, attempts), other);
  }

  /**
   * A way to choose.
   *
   * @param other what it is set beside
   */
  Supplier<Row> row(
      String way, Supplier<List<Play.Result>> results, Supplier<List<Play.Result>> other) {
    return () -> summary(way, results.get(), other.get());
  }

  /** What choosing the best arm for each task with hindsight would come to. */
  Supplier<Row> oracle(Supplier<List<Play.Result>> other) {
    List<Play.Result> best =
        named.table().tasks().stream()
            .map(
                task -> task.cells().stream().mapToDouble(OutcomeTable.Cell::share).max().orElse(0))
            .map(share -> new Play.Result(share, 0, 0, 0))
            .toList();
    return row("oracle: one attempt of the best arm of each task", () -> best, other);
  }

  /**
   * Several arms that all try each task, first by what their checks say alone, then with what the
   * outcome model says where they say the same; the gain of the second is over the first.
   */
  List<Supplier<Row>> reranked(int count, Supplier<List<Play.Result>> other) {
    String way = count + " models at once, by their tests";
    var alone = new Once<>(() -> reranked(count, Tie.ORDER));
    return List.of(
        row(way, alone, other),
        row(
            way + " and the outcome model, beside that",
            () -> reranked(count, Tie.OUTCOME_MODEL),
            alone));
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

  /** After the first failure of each arm in turn, the second that planning chooses. */
  Supplier<Row> repair(String way, Spread spread) {
    return () -> {
      OffPolicy.Value value = repaired(validation.heldOut(() -> afterEach(spread)));
      return new Row(
          named.name() + ", after the failure of each arm", way, value, value, 1, 0, value.mean());
    };
  }

  /** Of all failures; the interval is over tasks, since several arms fail the same one. */
  private OffPolicy.Value repaired(List<Play.Result> results) {
    int[] all = IntStream.range(0, results.size()).toArray();
    ToDoubleFunction<int[]> share =
        tasks -> {
          double failed = 0;
          double repaired = 0;
          for (int task : tasks) {
            failed += results.get(task).firstFailed();
            repaired += results.get(task).repaired();
          }
          return failed == 0 ? 0 : repaired / failed;
        };
    var bootstrap = new Bootstrap(DRAWS, randomness.apply(0));
    return new OffPolicy.Value(share.applyAsDouble(all), bootstrap.of(results.size(), share));
  }

  /** What comes of a task is the sum over the arms that begin. */
  private CrossValidation.Way afterEach(Spread spread) {
    return (training, random) -> {
      Policy planned = learners().planned(2, spread).get().learn(training, random);
      List<Play> begun =
          options.stream()
              .map(first -> new Begun(new Fixed(List.of(first.key())), planned))
              .map(policy -> new Play(policy, options, 2, random))
              .toList();
      return task -> {
        Play.Result sum = Play.Result.NOTHING;
        for (Play play : begun) {
          sum = sum.plus(play.of(task), 1);
        }
        return sum;
      };
    };
  }

  /**
   * Ways to choose for one task after the other, set beside the arm that would have been the best
   * one for all of them.
   */
  InOrder inOrder(int from) {
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
    return new InOrder(from, value(right));
  }

  /** Measures ways from one task on. */
  final class InOrder {

    private final int from;
    private final OffPolicy.Value hindsight;

    private InOrder(int from, OffPolicy.Value hindsight) {
      this.from = from;
      this.hindsight = hindsight;
    }

    Supplier<Row> best() {
      var none = value(new double[named.table().tasks().size() - from]);
      return () -> new Row(order(from), "best single in hindsight", hindsight, none, 1, 0, 0);
    }

    /**
     * One of them.
     *
     * @param all whether it learns from what all arms come to
     */
    Supplier<Row> way(String way, boolean all, Supplier<Policy> policy) {
      return () -> measured(way, all, policy);
    }

    private Row measured(String way, boolean all, Supplier<Policy> policy) {
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
      return new Row(order(from), way, value, minus(value, hindsight.mean()), 1, cost, 0);
    }
  }

  /** The truth about a policy, and what each estimator says of it: {@link #JUDGED} rows. */
  List<Row> judged(String way, Policy target, OffPolicy judged) {
    Play play = new Play(target, options, 1, randomness.apply(1));
    double[] right =
        named.table().tasks().stream().mapToDouble(task -> play.of(task).right()).toArray();
    OffPolicy.Value truth = value(right);
    double cost = play.of(named.table().tasks()).cost();
    String table = named.name() + ", judged from a log";
    var bootstrap = new Bootstrap(DRAWS, randomness.apply(0));
    OffPolicy.Value ips = judged.ips(bootstrap);
    OffPolicy.Value snips = judged.snips(bootstrap);
    OffPolicy.Value dr = judged.dr(bootstrap);
    return List.of(
        new Row(table, way + ", the truth", truth, minus(truth, truth.mean()), 1, cost, 0),
        new Row(table, "  IPS", ips, minus(ips, truth.mean()), 1, cost, 0),
        new Row(table, "  SNIPS", snips, minus(snips, truth.mean()), 1, cost, 0),
        new Row(table, "  DR", dr, minus(dr, truth.mean()), 1, cost, 0));
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
