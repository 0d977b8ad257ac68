package dev.simplecoder.router.replay;

import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Prior;
import dev.simplecoder.router.policy.BestSoFar;
import dev.simplecoder.router.policy.Exploration;
import dev.simplecoder.router.policy.Fixed;
import dev.simplecoder.router.policy.HybridRewards;
import dev.simplecoder.router.policy.KStep;
import dev.simplecoder.router.policy.LinUcb;
import dev.simplecoder.router.policy.Price;
import dev.simplecoder.router.policy.SeparateRewards;
import dev.simplecoder.router.policy.Thompson;
import dev.simplecoder.router.policy.Ucb1;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/**
 * What each way to choose is worth on tables where all outcomes are known, held out by task. Each
 * row is measured when it is asked for, which takes seconds where arms are many.
 */
public final class RouteBenchmark {

  private static final int IMAGINED = 5;

  /** How many attempts at a task are set beside each other. */
  private static final int RANKED = 3;

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
   * @param chance how probable such a difference is if neither is better (F-39); 1 where the tasks
   *     are not set beside each other one by one
   * @param cost the mean of billions of active parameters that a task took
   * @param repaired of the tasks that the first attempt failed, the share that a later one solved
   */
  public record Row(
      String table,
      String way,
      OffPolicy.Value right,
      OffPolicy.Value gain,
      double chance,
      double cost,
      double repaired) {}

  /** A set of tasks and arms. */
  public record Named(String name, OutcomeTable table) {}

  /** One attempt and several, with and without what features say. */
  public List<Supplier<Row>> ablation(Named named) {
    MeasuredTable table = table(named);
    Spread features = Spread.usual(size(named));
    Learners learners = table.learners();
    var best = table.heldOut(learners.bestSingle(), 1);
    return List.of(
        table.row("best single", best, best),
        table.row("best fixed pair", learners.bestSequence(2, Double.MAX_VALUE), 2, best),
        table.row("LinUCB, one attempt", learners.linUcb(), 1, best),
        table.row("counts, K=1", learners.planned(1, Spread.none()), 1, best),
        table.row("counts and features, K=1", learners.planned(1, features), 1, best),
        table.row("counts, K=2", learners.planned(2, Spread.none()), 2, best),
        table.row("counts and features, K=2", learners.planned(2, features), 2, best),
        table.row("counts, K=3", learners.planned(3, Spread.none()), 3, best),
        table.row("counts and features, K=3", learners.planned(3, features), 3, best),
        table.row("Dyna-Q, K=2", learners.dyna(2, features, IMAGINED), 2, best),
        table.oracle(best));
  }

  /**
   * Several attempts under budgets of cost, beside one arm again and again, and several at once.
   *
   * @param again the arm that is asked again
   */
  public List<Supplier<Row>> budgets(Named named, String again, List<Double> budgets) {
    MeasuredTable table = table(named);
    Spread features = Spread.usual(size(named));
    Learners learners = table.learners();
    var once = table.heldOut(learners.resample(again, 1), 1);
    List<Supplier<Row>> rows = new ArrayList<>();
    rows.add(table.row(again + " once", once, once));
    rows.addAll(resampled(again, table, once));
    for (double budget : budgets) {
      String most = ", at most " + budget;
      rows.add(
          table.row("best fixed sequence of 2" + most, learners.bestSequence(2, budget), 2, once));
      rows.add(table.row("counts, K=2" + most, learners.paced(2, Spread.none(), budget), 2, once));
      rows.add(table.row("counts, K=3" + most, learners.paced(3, Spread.none(), budget), 3, once));
      rows.add(
          table.row(
              "counts and features, K=3" + most, learners.paced(3, features, budget), 3, once));
    }
    rows.addAll(table.reranked(RANKED, once));
    rows.add(table.oracle(once));
    return rows;
  }

  /**
   * What several models come to together: the best one, the same again, the best pair, planning
   * ahead with up to so many attempts, the last also under a budget, and the oracle.
   *
   * @param again the arms that are asked again, which should say something else each time
   * @param budget in billions of active parameters a task
   */
  public List<Supplier<Row>> coalition(
      Named named, List<String> again, int attempts, double budget) {
    MeasuredTable table = table(named);
    Spread features = Spread.usual(size(named));
    Learners learners = table.learners();
    var best = table.heldOut(learners.bestSingle(), 1);
    List<Supplier<Row>> rows = new ArrayList<>();
    rows.add(table.row("best single", best, best));
    for (String arm : again) {
      rows.add(table.row(arm + " once", learners.resample(arm, 1), 1, best));
      rows.addAll(resampled(arm, table, best));
    }
    rows.add(table.row("best fixed pair", learners.bestSequence(2, Double.MAX_VALUE), 2, best));
    for (int most = 1; most <= attempts; most++) {
      String way = "routed, K=" + most;
      rows.add(table.row(way, learners.planned(most, Spread.none()), most, best));
      rows.add(table.row(way + ", with features", learners.planned(most, features), most, best));
    }
    String under = String.format(Locale.ROOT, "routed, K=%d, at most %.1f", attempts, budget);
    rows.add(table.row(under, learners.paced(attempts, Spread.none(), budget), attempts, best));
    rows.add(table.oracle(best));
    return rows;
  }

  private static List<Supplier<Row>> resampled(
      String arm, MeasuredTable table, Supplier<List<Play.Result>> other) {
    return Stream.of(2, 3, 5)
        .map(attempts ->
            table.row(
                arm + ", " + attempts + " samples",
                table.learners().resample(arm, attempts),
                attempts,
                other))
        .toList();
  }

  /** After the first failure of each arm in turn, the second that planning chooses. */
  public List<Supplier<Row>> repair(Named named) {
    MeasuredTable table = table(named);
    return List.of(
        table.repair("second arm by counts", Spread.none()),
        table.repair("second arm by counts and features", Spread.usual(size(named))));
  }

  /**
   * One task after the other, in the order of the table, learning from the attempts that were made
   * only; the last row learns from what all arms came to.
   *
   * @param from which task on is counted
   */
  public List<Supplier<Row>> inOrder(Named named, Prior warm, int from) {
    int size = size(named);
    Prior cold = _ -> 0.5;
    Price tiny = Price.TINY;
    MeasuredTable.InOrder inOrder = table(named).inOrder(from);
    return List.of(
        inOrder.best(),
        inOrder.way("best so far, cold", false, () -> new BestSoFar(cold, tiny, Exploration.FLOOR)),
        inOrder.way("UCB1, cold", false, () -> new Ucb1(cold, tiny, Math.sqrt(2))),
        inOrder.way(
            "LinUCB, cold", false, () -> new LinUcb(new SeparateRewards(cold, 0, 1), tiny, 0.3)),
        inOrder.way(
            "hybrid LinUCB, cold",
            false,
            () -> new LinUcb(new HybridRewards(size, cold, 0, 1), tiny, 0.3)),
        inOrder.way(
            "Thompson, cold",
            false,
            () -> new Thompson(new SeparateRewards(cold, 0, 1), tiny, 0.2)),
        inOrder.way(
            "LinUCB, warm", false, () -> new LinUcb(new SeparateRewards(warm, 20, 1), tiny, 0.3)),
        inOrder.way("K=1, cold", false, () -> planned(cold, size)),
        inOrder.way("K=1, warm", false, () -> planned(warm, size)),
        inOrder.way("K=1, warm, all outcomes", true, () -> planned(warm, size)));
  }

  private static Policy planned(Prior prior, int size) {
    var model = new LearnedOutcomes(prior, Fading.USUAL, Spread.usual(size));
    return new KStep(model, 1, Price.TINY, Exploration.FLOOR);
  }

  /** What policies come to by a log of choices that explored, beside what they really come to. */
  public List<Supplier<Row>> fromLog(Named named) {
    MeasuredTable table = table(named);
    var logged = new Once<>(() -> logged(named, table.options()));
    List<Supplier<Row>> rows = new ArrayList<>();
    for (Option option : table.options()) {
      var target = new Fixed(List.of(option.key()));
      var judged = new Once<>(() -> table.judged(option.key(), target, logged.get().judge(target)));
      for (int row = 0; row < MeasuredTable.JUDGED; row++) {
        int index = row;
        rows.add(() -> judged.get().get(index));
      }
    }
    return rows;
  }

  /** A log, and what may be known of outcomes from it. */
  private record ExploredLog(
      List<OffPolicy.Logged> rows, LearnedOutcomes known, RandomGenerator random) {

    OffPolicy judge(Policy target) {
      return OffPolicy.of(
          target,
          rows,
          (situation, option) -> known.outlook(situation.features()).pass(situation, option),
          random);
    }
  }

  private ExploredLog logged(Named named, List<Option> options) {
    RandomGenerator random = randomness.apply(1);
    var explorer = new BestSoFar(_ -> 0.5, Price.TINY, new Exploration(0.5));
    List<OffPolicy.Logged> log =
        new TaskStream(explorer, options, false, random)
            .of(named.table().tasks()).stream().map(TaskStream.Step::logged).toList();
    var known = new LearnedOutcomes(prior, Fading.NONE, Spread.usual(size(named)));
    log.forEach(row -> known.learn(Experience.of(row.situation(), row.chosen(), row.reward())));
    return new ExploredLog(log, known, random);
  }

  private static int size(Named named) {
    return named.table().tasks().getFirst().features().size();
  }

  private MeasuredTable table(Named named) {
    return new MeasuredTable(named, prior, seeds, randomness);
  }
}
