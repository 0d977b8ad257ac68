package dev.simplecoder.router.replay;

import dev.simplecoder.router.Policy;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.List;
import java.util.random.RandomGenerator;

/** Makes a policy of tasks whose outcomes are known. */
@FunctionalInterface
public interface Learner {

  Policy learn(List<Task> training, RandomGenerator random);

  /** Is told what each task that was held out has cost, in their order. */
  default void paid(double cost) {}
}
