package dev.simplecoder.router.train;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.FixRates;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Prior;
import dev.simplecoder.router.policy.Exploration;
import dev.simplecoder.router.policy.KStep;
import dev.simplecoder.router.policy.LinUcb;
import dev.simplecoder.router.policy.Price;
import dev.simplecoder.router.policy.SeparateRewards;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;
import java.util.stream.Stream;

/** The ways to learn which arm to ask. */
public enum Learning {
  /** The gradient of a softmax policy. */
  REINFORCE {
    @Override
    public Trainer trainer(List<Arm> arms, int features, RandomGenerator lot) {
      return new Reinforce(
          arms.stream().map(Arm::id).toList(), Softmax.uniform(arms.size(), features), RATE);
    }
  },
  /** A regression of rewards for each arm, cold (F-30). */
  LINUCB {
    @Override
    public Trainer trainer(List<Arm> arms, int features, RandomGenerator lot) {
      var rewards = new SeparateRewards(EVEN, 0, 1);
      return new Taught(new LinUcb(rewards, Price.TINY, BETA), fresh(arms), lot, rewards::learned);
    }
  },
  /** The outcome model, planning one attempt, as the router learns from tasks (F-33). */
  OUTCOMES {
    @Override
    public Trainer trainer(List<Arm> arms, int features, RandomGenerator lot) {
      var model = new LearnedOutcomes(EVEN, Fading.NONE, Spread.usual(features));
      var policy = new KStep(model, 1, Price.TINY, Exploration.NONE);
      return new Taught(policy, fresh(arms), lot, () -> learned(model.snapshot()));
    }
  };

  /** Of the softmax policy: a hundred steps move it from even to nearly decided. */
  private static final double RATE = 4;

  private static final double BETA = 0.3;

  /** Nothing is known of any arm, so that what a run shows was learned in it. */
  private static final Prior EVEN = _ -> 0.5;

  /**
   * Begins with nothing learned.
   *
   * @param features how many a task has
   * @param lot for policies that draw; none of these does
   */
  public abstract Trainer trainer(List<Arm> arms, int features, RandomGenerator lot);

  /** As a person writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  public static Optional<Learning> of(String word) {
    return Stream.of(values()).filter(it -> it.word().equals(word)).findFirst();
  }

  private static List<Option> fresh(List<Arm> arms) {
    return arms.stream().map(arm -> Option.fresh(arm, arm.activeBillions())).toList();
  }

  private static SequencedMap<String, List<Double>> learned(LearnedOutcomes.Snapshot snapshot) {
    SequencedMap<String, List<Double>> learned = new LinkedHashMap<>();
    learned.put("evidence", List.of(snapshot.evidence()));
    snapshot.weights().forEach((arm, weights) -> learned.put("weights " + arm, weights));
    for (FixRates.Cell cell : snapshot.cells()) {
      learned.put(
          "passed, tried " + cell.option(), List.of(cell.tally().passed(), cell.tally().trials()));
    }
    return learned;
  }
}
