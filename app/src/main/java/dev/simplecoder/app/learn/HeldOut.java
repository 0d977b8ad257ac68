package dev.simplecoder.app.learn;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.train.Trainer;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.IntStream;

/**
 * What a policy comes to on tasks that are held out. Each arm has made one attempt at each, so it
 * is known without asking anybody: the outcomes of the arms, each as often as the policy asks the
 * arm.
 */
final class HeldOut {

  private final List<Task> tasks;
  private final List<Arm> arms;
  private final double[][] right;

  /**
   * @param right by task and arm, 1 where the attempt passed the hidden tests, else 0
   */
  HeldOut(List<Task> tasks, List<Arm> arms, double[][] right) {
    this.tasks = List.copyOf(tasks);
    this.arms = List.copyOf(arms);
    this.right = Arrays.stream(right).map(double[]::clone).toArray(double[][]::new);
  }

  int size() {
    return tasks.size();
  }

  /** How probable it is on each task that the policy is right. */
  List<Double> correctness(Trainer trainer) {
    double[] correctness = new double[tasks.size()];
    for (int task = 0; task < tasks.size(); task++) {
      List<Double> asked = trainer.probabilities(tasks.get(task).features());
      for (int arm = 0; arm < arms.size(); arm++) {
        correctness[task] += asked.get(arm) * right[task][arm];
      }
    }
    return listed(correctness);
  }

  /** How often the policy asks each arm, in their order. */
  List<Double> shares(Trainer trainer) {
    double[] shares = new double[arms.size()];
    for (Task task : tasks) {
      List<Double> asked = trainer.probabilities(task.features());
      for (int arm = 0; arm < arms.size(); arm++) {
        shares[arm] += asked.get(arm) / tasks.size();
      }
    }
    return listed(shares);
  }

  /** Billions of active parameters that a policy with such shares asks in the mean (F-37). */
  double billions(List<Double> shares) {
    return IntStream.range(0, shares.size())
        .mapToDouble(arm -> shares.get(arm) * arms.get(arm).activeBillions())
        .sum();
  }

  /** Of asking every arm equally often. */
  List<Double> uniform() {
    return each(outcomes -> Arrays.stream(outcomes).average().orElseThrow());
  }

  /** Of always asking one arm. */
  List<Double> always(int arm) {
    return each(outcomes -> outcomes[arm]);
  }

  /** Of somebody who knew which arm is right, where one is. */
  List<Double> oracle() {
    return each(outcomes -> Arrays.stream(outcomes).max().orElseThrow());
  }

  private List<Double> each(Function<double[], Double> figure) {
    return Arrays.stream(right).map(figure).toList();
  }

  private static List<Double> listed(double[] values) {
    return Arrays.stream(values).boxed().toList();
  }
}
