package dev.simplecoder.router.replay;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.replay.OutcomeTable.Cell;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * What a policy that does not explore comes to on a task, in the mean over the samples that its
 * arms may give: attempts are made until one passes the checks; the last one is what the person
 * gets.
 *
 * @param options in the order of the table's arms
 */
public record Play(Policy policy, List<Option> options, int attempts, RandomGenerator random) {

  /**
   * The expectations.
   *
   * @param right that what the person gets is right
   * @param cost of all attempts
   * @param firstFailed that the first attempt is not right
   * @param repaired that it is not, and what the person gets is
   */
  public record Result(double right, double cost, double firstFailed, double repaired) {

    static final Result NOTHING = new Result(0, 0, 0, 0);

    Result plus(Result other, double weight) {
      return new Result(
          right + weight * other.right,
          cost + weight * other.cost,
          firstFailed + weight * other.firstFailed,
          repaired + weight * other.repaired);
    }
  }

  public Result of(Task task) {
    return from(task, Situation.first(task.features()), 0);
  }

  /** The mean over tasks. */
  public Result of(List<Task> tasks) {
    Result sum = Result.NOTHING;
    for (Task task : tasks) {
      sum = sum.plus(of(task), 1.0 / tasks.size());
    }
    return sum;
  }

  /**
   * @param ifLeft the probability that what was made last is right, though it failed
   */
  private Result from(Task task, Situation situation, double ifLeft) {
    if (attempts <= situation.failures().size()) {
      return new Result(ifLeft, 0, 0, 0);
    }
    Choice choice = policy.choose(situation, options, random);
    if (!(choice.move() instanceof Move.Try(Option option))) {
      return new Result(ifLeft, 0, 0, 0);
    }
    Cell cell = task.cells().get(options.indexOf(option));
    double pass = cell.pass(Lessons.failed(situation, option));
    var passed = new Result(pass * cell.rightIfPassed(), option.cost(), 0, 0);
    if (1 <= pass) {
      return begun(situation, passed, cell, 0);
    }
    Situation next = situation.after(new Failure(option.arm(), Failure.Kind.UNKNOWN));
    Result later = from(task, next, cell.rightIfFailed());
    return begun(situation, passed.plus(later, 1 - pass), cell, (1 - pass) * later.right());
  }

  private static Result begun(Situation situation, Result result, Cell cell, double repaired) {
    return situation.failures().isEmpty()
        ? new Result(result.right(), result.cost(), 1 - cell.share(), repaired)
        : result;
  }
}
