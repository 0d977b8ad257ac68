package dev.simplecoder.router.replay;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.replay.OutcomeTable.Cell;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Tasks one after the other, one attempt each, of which the policy learns the outcome before the
 * next: as it goes for a person, from the first task on.
 *
 * @param options of the table's arms, in their order
 * @param all whether it learns what every arm would have come to
 */
public record TaskStream(Policy policy, List<Option> options, boolean all, RandomGenerator random) {

  /**
   * An attempt that was made.
   *
   * @param right the probability that it was
   */
  public record Step(OffPolicy.Logged logged, double right) {}

  public List<Step> of(List<Task> tasks) {
    List<Step> steps = new ArrayList<>();
    for (Task task : tasks) {
      Situation situation = Situation.first(task.features());
      Choice choice = policy.choose(situation, options, random);
      if (!(choice.move() instanceof Move.Try(Option option))) {
        throw new IllegalStateException("a first attempt costs nothing here: " + choice);
      }
      Cell cell = task.cells().get(options.indexOf(option));
      double passed = random.nextDouble() < cell.pass(0) ? 1 : 0;
      learn(task, situation, option, passed);
      steps.add(
          new Step(
              new OffPolicy.Logged(situation, options, option, choice.probability(), passed),
              cell.share()));
    }
    return List.copyOf(steps);
  }

  private void learn(Task task, Situation situation, Option chosen, double passed) {
    policy.learn(Experience.of(situation, chosen, passed));
    for (int arm = 0; all && arm < options.size(); arm++) {
      if (!options.get(arm).equals(chosen)) {
        double other = random.nextDouble() < task.cells().get(arm).pass(0) ? 1 : 0;
        policy.learn(Experience.of(situation, options.get(arm), other));
      }
    }
  }
}
