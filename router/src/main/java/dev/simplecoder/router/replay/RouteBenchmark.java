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
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.function.LongFunction;
import java.util.random.RandomGenerator;

/** What each way to choose is worth on tables where all outcomes are known, held out by task. */
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

  /** One attempt and several, with and without what features say; rows are told as they come. */
  public void ablation(Named named, Consumer<Row> rows) {
    MeasuredTable table = table(named);
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
    table.oracle(best, rows);
  }

  /**
   * Several attempts under budgets of cost, beside one arm again and again, and several at once.
   *
   * @param again the arm that is asked again
   */
  public void budgets(Named named, String again, List<Double> budgets, Consumer<Row> rows) {
    MeasuredTable table = table(named);
    int size = size(named);
    Learners learners = table.learners();
    List<Play.Result> once =
        table.row(again + " once", learners.resample(again, 1), 1, List.of(), rows);
    resampled(again, table, once, rows);
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
    table.reranked(RANKED, once, rows);
    table.oracle(once, rows);
  }

  /**
   * What several models come to together: the best one, the same again, the best pair, planning
   * ahead with up to so many attempts, the last also under a budget, and the oracle.
   *
   * @param again the arms that are asked again, which should say something else each time
   * @param budget in billions of active parameters a task
   */
  public void coalition(
      Named named, List<String> again, int attempts, double budget, Consumer<Row> rows) {
    MeasuredTable table = table(named);
    int size = size(named);
    Learners learners = table.learners();
    List<Play.Result> best = table.row("best single", learners.bestSingle(), 1, List.of(), rows);
    for (String arm : again) {
      table.row(arm + " once", learners.resample(arm, 1), 1, best, rows);
      resampled(arm, table, best, rows);
    }
    table.row("best fixed pair", learners.bestSequence(2, Double.MAX_VALUE), 2, best, rows);
    for (int most = 1; most <= attempts; most++) {
      String way = "routed, K=" + most;
      table.row(way, learners.planned(most, Spread.none(size)), most, best, rows);
      table.row(
          way + ", with features", learners.planned(most, Spread.usual(size)), most, best, rows);
    }
    String under = String.format(Locale.ROOT, "routed, K=%d, at most %.1f", attempts, budget);
    table.row(under, learners.paced(attempts, Spread.none(size), budget), attempts, best, rows);
    table.oracle(best, rows);
  }

  private static void resampled(
      String arm, MeasuredTable table, List<Play.Result> other, Consumer<Row> rows) {
    for (int attempts : new int[] {2, 3, 5}) {
      String way = arm + ", " + attempts + " samples";
      table.row(way, table.learners().resample(arm, attempts), attempts, other, rows);
    }
  }

  /** After the first failure of each arm in turn, the second that planning chooses. */
  public void repair(Named named, Consumer<Row> rows) {
    MeasuredTable table = table(named);
    table.repair("second arm by counts", Spread.none(size(named)), rows);
    table.repair("second arm by counts and features", Spread.usual(size(named)), rows);
  }

  /**
   * One task after the other, in the order of the table, learning from the attempts that were made
   * only; the last row learns from what all arms came to.
   *
   * @param from which task on is counted
   */
  public void inOrder(Named named, Prior warm, int from, Consumer<Row> rows) {
    MeasuredTable table = table(named);
    int size = size(named);
    Prior cold = _ -> 0.5;
    Price tiny = Price.TINY;
    MeasuredTable.InOrder inOrder = table.inOrder(from, rows);
    inOrder.way("best so far, cold", false, () -> new BestSoFar(cold, tiny, Exploration.FLOOR));
    inOrder.way("UCB1, cold", false, () -> new Ucb1(cold, tiny, Math.sqrt(2)));
    inOrder.way(
        "LinUCB, cold", false, () -> new LinUcb(new SeparateRewards(cold, 0, 1), tiny, 0.3));
    inOrder.way(
        "hybrid LinUCB, cold",
        false,
        () -> new LinUcb(new HybridRewards(size, cold, 0, 1), tiny, 0.3));
    inOrder.way(
        "Thompson, cold", false, () -> new Thompson(new SeparateRewards(cold, 0, 1), tiny, 0.2));
    inOrder.way(
        "LinUCB, warm", false, () -> new LinUcb(new SeparateRewards(warm, 20, 1), tiny, 0.3));
    inOrder.way("K=1, cold", false, () -> planned(cold, size));
    inOrder.way("K=1, warm", false, () -> planned(warm, size));
    inOrder.way("K=1, warm, all outcomes", true, () -> planned(warm, size));
  }

  private static Policy planned(Prior prior, int size) {
    var model = new LearnedOutcomes(prior, Fading.USUAL, Spread.usual(size));
    return new KStep(model, 1, Price.TINY, Exploration.FLOOR);
  }

  /** What policies come to by a log of choices that explored, beside what they really come to. */
  public void fromLog(Named named, Consumer<Row> rows) {
    MeasuredTable table = table(named);
    RandomGenerator random = randomness.apply(1);
    var explorer = new BestSoFar(_ -> 0.5, Price.TINY, new Exploration(0.5));
    List<OffPolicy.Logged> log =
        new TaskStream(explorer, table.options(), false, random)
            .of(named.table().tasks()).stream().map(TaskStream.Step::logged).toList();
    var known = new LearnedOutcomes(prior, Fading.NONE, Spread.usual(size(named)));
    log.forEach(row -> known.learn(Experience.of(row.situation(), row.chosen(), row.reward())));
    for (Option option : table.options()) {
      var target = new Fixed(List.of(option.key()));
      var judged =
          OffPolicy.of(
              target,
              log,
              (situation, one) -> known.outlook(situation.features()).pass(situation, one),
              random);
      table.judged(option.key(), target, judged, rows);
    }
  }

  private static int size(Named named) {
    return named.table().tasks().getFirst().features().size();
  }

  private MeasuredTable table(Named named) {
    return new MeasuredTable(named, prior, seeds, randomness);
  }
}
