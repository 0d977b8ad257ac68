package dev.simplecoder.router.replay;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Features;
import java.util.List;

/** What every arm came to on every task. */
public record OutcomeTable(List<Arm> arms, List<Task> tasks) {

  public OutcomeTable {
    arms = List.copyOf(arms);
    tasks = List.copyOf(tasks);
    for (Task task : tasks) {
      if (task.cells().size() != arms.size()) {
        throw new IllegalArgumentException(
            task.id() + ": " + task.cells().size() + " outcomes of " + arms.size() + " arms");
      }
    }
  }

  /**
   * A task with the outcomes of the arms, in their order.
   *
   * @param id that is the task's only
   */
  public record Task(String id, Features features, List<Cell> cells) {
    public Task {
      cells = List.copyOf(cells);
    }
  }

  /**
   * The samples that an arm wrote for a task.
   *
   * @param passed how many passed the checks that may be looked at
   * @param right how many are right
   * @param both how many passed and are right
   */
  public record Cell(double samples, double passed, double right, double both) {

    public Cell {
      if (!(0 <= both && both <= passed && both <= right)
          || !(0 < samples && passed <= samples && right <= samples)) {
        throw new IllegalArgumentException(
            samples + " samples, " + passed + " passed, " + right + " right, " + both + " both");
      }
    }

    /** With checks that are always right. */
    public static Cell trusted(double samples, double right) {
      return new Cell(samples, right, right, right);
    }

    /** The share of the samples that are right. */
    public double share() {
      return right / samples;
    }

    /** The probability that the next sample passes when so many have failed. */
    public double pass(int failed) {
      return failed < samples ? Math.min(1, passed / (samples - failed)) : 0;
    }

    /** The probability that one that passed is right; 0 where none passed. */
    public double rightIfPassed() {
      return passed == 0 ? 0 : both / passed;
    }

    /** The probability that one that failed is right all the same; 0 where none failed. */
    public double rightIfFailed() {
      return passed == samples ? 0 : (right - both) / (samples - passed);
    }
  }
}
