package dev.simplecoder.router.policy;

import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.outcome.Prior;
import java.util.ArrayList;
import java.util.List;

/**
 * One regression with a part that all options share and a part of each: hybrid LinUCB (Li and
 * others 2010, algorithm 2), as the joint ridge regression that it solves by blocks. Its state
 * grows with the square of the number of options.
 */
public final class HybridRewards implements Rewards {

  private final Prior prior;
  private final double worth;
  private final List<String> options = new ArrayList<>();
  private Ridge joint;

  /**
   * @param worth how many tasks the prior is worth; 0 for a cold start
   */
  public HybridRewards(int features, Prior prior, double worth, double ridge) {
    this.prior = prior;
    this.worth = worth;
    this.joint = new Ridge(features, ridge);
  }

  @Override
  public Belief of(Features features, Option option) {
    double[] x = placed(features.toArray(), option);
    return new Belief(joint.mean(x), Math.sqrt(joint.variance(x)));
  }

  @Override
  public void add(Experience experience) {
    double[] features = experience.situation().features().toArray();
    joint.add(placed(features, experience.option()), experience.reward(), 1);
  }

  /** The features once for what is shared, and once where the option's own are. */
  private double[] placed(double[] features, Option option) {
    int own = own(features.length, option);
    double[] x = new double[joint.size()];
    System.arraycopy(features, 0, x, 0, features.length);
    System.arraycopy(features, 0, x, own, features.length);
    return x;
  }

  /** Where the features of an option begin; a new one is given a place. */
  private int own(int features, Option option) {
    int index = options.indexOf(option.key());
    if (index < 0) {
      index = options.size();
      options.add(option.key());
      joint = joint.widened(features);
      if (0 < worth) {
        double[] anyTask = new double[joint.size()];
        anyTask[features * (1 + index)] = 1;
        joint.add(anyTask, prior.rate(option.arm()), worth);
      }
    }
    return features * (1 + index);
  }
}
