package dev.simplecoder.router.replay;

import dev.simplecoder.router.Option;
import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Prior;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/** What each way to choose is worth on tables where all outcomes are known, held out by task. */
public final class RouteBenchmark {

  private static final int FOLDS = 10;
  private static final int DRAWS = 1000;
  private static final int IMAGINED = 5;

  private final Prior prior;
  private final int seeds;
  private final LongFunction<RandomGenerator> randomness;

  /**
   * @param seeds how often the tasks are dealt into folds anew
   */
  public RouteBenchmark(Prior prior, int seeds, LongFunction<RandomGenerator> randomness) {
    this.prior = prior;
    this.seeds = seeds;
    this.randomness = randomness;
  }

  /**
   * One way to choose on one table.
   *
   * @param right the share of tasks, with its interval over tasks
   * @param gain over the best single arm, likewise, task by task
   * @param cost the mean of billions of active parameters that a task took
   * @param repaired of the tasks that the first attempt failed, the share that a later one solved
   */
  public record Row(
      String table,
      String way,
      OffPolicy.Value right,
      OffPolicy.Value gain,
      double cost,
      double repaired) {}

  /** A set of tasks and arms. */
  public record Named(String name, OutcomeTable table) {}

  /** One attempt and several, with and without what features say; rows are told as they come. */
  public void ablation(Named named, Consumer<Row> rows) {
    Table table = table(named);
    int size = size(named);
    Learners learners = table.learners();
    List<Play.Result> best = table.row("best single", learners.bestSingle(), 1, List.of(), rows);
    table.row("best fixed pair", learners.bestSequence(2, Double.MAX_VALUE), 2, best, rows);
    table.row("LinUCB, one attempt", learners.linUcb(), 1, best, rows);
    table.row("counts, K=1", learners.planned(1, Spread.none(size)), 1, best, rows);
    table.row("counts and features, K=1", learners.planned(1, Spread.usual(size)), 1, best, rows);
    table.row("counts, K=2", learners.planned(2, Spread.none(size)), 2, best, rows);
    table.row("counts and features, K=2", learners.planned(2, Spread.usual(size)), 2, best, rows);
    table.row("counts, K=3", learners.planned(3, Spread.none(size)), 3, best, rows);
    table.row("counts and features, K=3", learners.planned(3, Spread.usual(size)), 3, best, rows);
    table.row("Dyna-Q, K=2", learners.dyna(2, Spread.usual(size), IMAGINED), 2, best, rows);
  }

  /**
   * Several attempts under budgets of cost, beside one arm again and again.
   *
   * @param again the arm that is asked again
   */
  public void budgets(Named named, String again, List<Double> budgets, Consumer<Row> rows) {
    Table table = table(named);
    int size = size(named);
    Learners learners = table.learners();
    List<Play.Result> once =
        table.row(again + " once", learners.resample(again, 1), 1, List.of(), rows);
    for (int attempts : new int[] {2, 3, 5}) {
      table.row(
          again + ", " + attempts + " samples",
          learners.resample(again, attempts),
          attempts,
          once,
          rows);
    }
    for (double budget : budgets) {
      String most = ", at most " + budget;
      table.row("best fixed sequence of 2" + most, learners.bestSequence(2, budget), 2, once, rows);
      table.row("counts, K=2" + most, learners.paced(2, Spread.none(size), budget), 2, once, rows);
      table.row("counts, K=3" + most, learners.paced(3, Spread.none(size), budget), 3, once, rows);
      table.row(
          "counts and features, K=3" + most,
          learners.paced(3, Spread.usual(size), budget),
          3,
          once,
          rows);
    }
  }

  /** After the first failure of each arm in turn, the second that planning chooses. */
  public Row repair(Named named) {
    Table table = table(named);
    double failed = 0;
    double repaired = 0;
    for (Option first : table.options()) {
      for (Play.Result result :
          table.heldOut(table.learners().afterwards(first.key(), Spread.usual(size(named))), 2)) {
        failed += result.firstFailed();
        repaired += result.repaired();
      }
    }
    double share = repaired / failed;
    var value = new OffPolicy.Value(share, Interval.wilson(repaired, failed));
    return new Row(named.name(), "routed second arm", value, value, 0, share);
  }

  private static int size(Named named) {
    return named.table().tasks().getFirst().features().size();
  }

  private Table table(Named named) {
    List<Option> options =
        named.table().arms().stream().map(arm -> Option.fresh(arm, arm.activeBillions())).toList();
    return new Table(named, options);
  }

  private final class Table {

    private final Named named;
    private final List<Option> options;
    private final CrossValidation validation;

    Table(Named named, List<Option> options) {
      this.named = named;
      this.options = options;
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
          mean.cost(),
          mean.firstFailed() == 0 ? 0 : mean.repaired() / mean.firstFailed());
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
}
