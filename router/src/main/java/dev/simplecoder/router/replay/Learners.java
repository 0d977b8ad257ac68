package dev.simplecoder.router.replay;

import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Prior;
import dev.simplecoder.router.policy.DynaQ;
import dev.simplecoder.router.policy.Exploration;
import dev.simplecoder.router.policy.Fixed;
import dev.simplecoder.router.policy.HybridRewards;
import dev.simplecoder.router.policy.KStep;
import dev.simplecoder.router.policy.LinUcb;
import dev.simplecoder.router.policy.Pacer;
import dev.simplecoder.router.policy.Price;
import dev.simplecoder.router.replay.OutcomeTable.Cell;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;

/**
 * The ways to choose that are set beside each other, each learned from all that a table says of the
 * tasks that are not held out.
 *
 * @param options of the table's arms, in their order
 */
public record Learners(List<Option> options, Prior prior) {

  /** The arm that was right most often, asked so many times. */
  public Supplier<Learner> bestSingle() {
    return () -> (training, _) -> new Fixed(List.of(options.get(best(training)).key()));
  }

  /**
   * The sequence of arms that came to most.
   *
   * @param most what it may cost in the mean
   */
  public Supplier<Learner> bestSequence(int attempts, double most) {
    return () ->
        (training, random) ->
            new Fixed(new Sequences(options, attempts, training, random).best(most));
  }

  /** The same arm again and again. */
  public Supplier<Learner> resample(String arm, int attempts) {
    return () -> (_, _) -> new Fixed(Collections.nCopies(attempts, arm));
  }

  /** Planning ahead on the outcome model, whatever it costs. */
  public Supplier<Learner> planned(int attempts, Spread spread) {
    return () ->
        (training, random) ->
            new KStep(
                taught(training, attempts, spread, random), attempts, Price.TINY, Exploration.NONE);
  }

  /** Planning ahead at the price that holds the mean cost of a task at a budget. */
  public Supplier<Learner> paced(int attempts, Spread spread, double budget) {
    return () -> new Paced(attempts, spread, budget);
  }

  /** Q-values, from the table and from what the outcome model imagines. */
  public Supplier<Learner> dyna(int attempts, Spread spread, int imagined) {
    return () ->
        (training, random) -> {
          var learning = new DynaQ.Learning(attempts, 0.05, imagined);
          var model = new LearnedOutcomes(prior, Fading.NONE, spread);
          var policy = new DynaQ(model, Price.TINY, Exploration.NONE, learning, random);
          for (Task task : shuffled(training, random)) {
            new Lessons(policy::learn, policy::learn, options, attempts, random).teach(task);
          }
          return policy;
        };
  }

  /** A bandit that looks at the task and not at what has failed. */
  public Supplier<Learner> linUcb() {
    return () ->
        (training, random) -> {
          int size = training.getFirst().features().size();
          var policy = new LinUcb(new HybridRewards(size, prior, 0, 1), Price.TINY, 0);
          for (Task task : shuffled(training, random)) {
            Situation situation = Situation.first(task.features());
            for (int arm = 0; arm < options.size(); arm++) {
              Cell cell = task.cells().get(arm);
              policy.learn(Experience.of(situation, options.get(arm), cell.pass(0)));
            }
          }
          return policy;
        };
  }

  private int best(List<Task> training) {
    int best = 0;
    double most = -1;
    for (int arm = 0; arm < options.size(); arm++) {
      int index = arm;
      double right = training.stream().mapToDouble(task -> task.cells().get(index).share()).sum();
      if (most < right) {
        most = right;
        best = arm;
      }
    }
    return best;
  }

  /** The counted rates and what features say, from tasks on which so many attempts may be made. */
  LearnedOutcomes taught(List<Task> training, int attempts, Spread spread, RandomGenerator random) {
    var model = new LearnedOutcomes(prior, Fading.NONE, spread);
    var lessons = new Lessons(model::learn, model::count, options, attempts, random);
    shuffled(training, random).forEach(lessons::teach);
    return model;
  }

  private static List<Task> shuffled(List<Task> tasks, RandomGenerator random) {
    List<Task> shuffled = new ArrayList<>(tasks);
    Collections.shuffle(shuffled, random);
    return shuffled;
  }

  /** Finds its price on the first tasks to learn from, then holds it on those held out. */
  private final class Paced implements Learner {

    private static final double START = 0.02;
    private static final double SEARCHING = 0.1;
    private static final double HOLDING = 0.1;

    private final int attempts;
    private final Spread spread;
    private final double budget;
    private Pacer pacer;

    Paced(int attempts, Spread spread, double budget) {
      this.attempts = attempts;
      this.spread = spread;
      this.budget = budget;
      this.pacer = new Pacer(budget, START, SEARCHING);
    }

    @Override
    public Policy learn(List<Task> training, RandomGenerator random) {
      LearnedOutcomes model = taught(training, attempts, spread, random);
      if (pacer.mean() == 0) {
        var searching = new KStep(model, attempts, pacer, Exploration.NONE);
        var play = new Play(searching, options, attempts, random);
        training.forEach(task -> paid(play.of(task).cost()));
        pacer = new Pacer(budget, pacer.now(), HOLDING);
      }
      return new KStep(model, attempts, pacer, Exploration.NONE);
    }

    @Override
    public void paid(double cost) {
      pacer.paid(cost);
    }
  }
}
