package dev.simplecoder.router.replay;

import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.replay.OutcomeTable.Cell;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.List;
import java.util.OptionalDouble;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * Teaches all that a table says of some tasks: what each arm comes to at first, and after the
 * failures of others. The features learn from each outcome once.
 */
public final class Lessons {

  private final Consumer<Experience> first;
  private final Consumer<Experience> later;
  private final List<Option> options;
  private final int attempts;
  private final RandomGenerator random;

  /**
   * @param first takes what each arm came to at first
   * @param later takes what it came to after failures of others
   * @param options in the order of the table's arms
   * @param attempts how many there may be on a task, so that up to one less have failed
   * @param random draws whether an arm fails that fails sometimes
   */
  public Lessons(
      Consumer<Experience> first,
      Consumer<Experience> later,
      List<Option> options,
      int attempts,
      RandomGenerator random) {
    this.first = first;
    this.later = later;
    this.options = List.copyOf(options);
    this.attempts = attempts;
    this.random = random;
  }

  public void teach(Task task) {
    Situation situation = Situation.first(task.features());
    for (int arm = 0; arm < options.size(); arm++) {
      first.accept(experience(task, situation, arm));
    }
    afterFailures(task, situation, 0);
  }

  /** Each set of failures once: the arms are added in their order. */
  private void afterFailures(Task task, Situation situation, int from) {
    if (attempts <= situation.failures().size() + 1) {
      return;
    }
    for (int arm = from; arm < options.size(); arm++) {
      Option option = options.get(arm);
      if (situation.allows(option)
          && task.cells().get(arm).pass(failed(situation, option)) <= random.nextDouble()) {
        Situation next = situation.after(new Failure(option.arm(), Failure.Kind.UNKNOWN));
        for (int other = 0; other < options.size(); other++) {
          if (next.allows(options.get(other))) {
            later.accept(experience(task, next, other));
          }
        }
        afterFailures(task, next, option.arm().greedy() ? arm + 1 : arm);
      }
    }
  }

  private Experience experience(Task task, Situation situation, int arm) {
    Cell cell = task.cells().get(arm);
    double passed = cell.pass(failed(situation, options.get(arm)));
    OptionalDouble right =
        0 < passed ? OptionalDouble.of(cell.rightIfPassed()) : OptionalDouble.empty();
    return new Experience(situation, options.get(arm), passed, right, passed);
  }

  static int failed(Situation situation, Option option) {
    int count = 0;
    for (String arm : situation.failedArms()) {
      if (arm.equals(option.arm().id())) {
        count++;
      }
    }
    return count;
  }
}
