package dev.simplecoder.router.train;

import dev.simplecoder.router.Features;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.random.RandomGenerator;

/**
 * REINFORCE with the mean of the group as its baseline (Williams 1992; F-22, F-24) on a softmax
 * policy. The arms of a group are drawn from the policy, each for itself.
 *
 * <p>Since an attempt is part of its own baseline, the expected step over groups of G is {@code 1 -
 * 1/G} times the gradient of the expected reward: its direction is the gradient's.
 */
final class Reinforce implements Trainer {

  private final List<String> arms;
  private final double rate;
  private Softmax policy;

  /**
   * @param rate how far a step follows the gradient
   */
  Reinforce(List<String> arms, Softmax start, double rate) {
    this.arms = List.copyOf(arms);
    this.policy = start;
    this.rate = rate;
  }

  @Override
  public List<Double> probabilities(Features task) {
    return Arrays.stream(policy.probabilities(task)).boxed().toList();
  }

  @Override
  public List<Draw> group(Features task, int size, RandomGenerator random) {
    double[] probabilities = policy.probabilities(task);
    List<Draw> drawn = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      int arm = drawn(probabilities, random.nextDouble());
      drawn.add(new Draw(arm, probabilities[arm]));
    }
    return drawn;
  }

  /** The last arm also takes what rounding leaves of the sum. */
  private static int drawn(double[] probabilities, double lot) {
    double left = lot;
    int arm = 0;
    while (arm < probabilities.length - 1 && probabilities[arm] <= left) {
      left -= probabilities[arm];
      arm++;
    }
    return arm;
  }

  @Override
  public Signal signal() {
    return Signal.DIFFERENCES;
  }

  /** The mean is over all attempts, so that a step is as long as its batch has something to say. */
  @Override
  public void trainStep(Batch batch) {
    double[][] gradient = policy.zeros();
    for (Datum datum : batch.data()) {
      policy.addGradient(gradient, datum, datum.advantage() / batch.attempts());
    }
    policy = policy.plus(gradient, rate);
  }

  @Override
  public SequencedMap<String, List<Double>> learned() {
    SequencedMap<String, List<Double>> weights = new LinkedHashMap<>();
    for (int arm = 0; arm < arms.size(); arm++) {
      weights.put(arms.get(arm), policy.weights(arm));
    }
    return weights;
  }
}
