package dev.simplecoder.router.policy;

import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.outcome.Prior;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;

/**
 * A regression for each option: disjoint LinUCB. What was published of an arm is what it has shown
 * on so many tasks without any features (F-31).
 */
public final class SeparateRewards implements Rewards {

  private final Prior prior;
  private final double worth;
  private final double ridge;
  private final Map<String, Ridge> options = new HashMap<>();

  /**
   * @param worth how many tasks the prior is worth; 0 for a cold start
   */
  public SeparateRewards(Prior prior, double worth, double ridge) {
    this.prior = prior;
    this.worth = worth;
    this.ridge = ridge;
  }

  @Override
  public Belief of(Features features, Option option) {
    double[] x = features.toArray();
    Ridge own = own(option, x.length);
    return new Belief(own.mean(x), Math.sqrt(own.variance(x)));
  }

  @Override
  public void add(Experience experience) {
    double[] x = experience.situation().features().toArray();
    own(experience.option(), x.length).add(x, experience.reward(), 1);
  }

  /** The weights of each option that was looked at, by its key. */
  public SequencedMap<String, List<Double>> learned() {
    SequencedMap<String, List<Double>> learned = new TreeMap<>();
    options.forEach((key, own) -> learned.put(key, own.weights()));
    return learned;
  }

  private Ridge own(Option option, int size) {
    return options.computeIfAbsent(
        option.key(),
        _ -> {
          var added = new Ridge(size, ridge);
          if (0 < worth) {
            double[] anyTask = new double[size];
            anyTask[0] = 1;
            added.add(anyTask, prior.rate(option.arm()), worth);
          }
          return added;
        });
  }
}
