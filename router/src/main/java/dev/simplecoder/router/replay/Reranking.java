package dev.simplecoder.router.replay;

import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.outcome.OutcomeModel;
import dev.simplecoder.router.replay.OutcomeTable.Cell;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.Comparator;
import java.util.List;
import java.util.function.ToDoubleFunction;

/**
 * One attempt at a task by each of several arms, of which one is taken: one that passed the checks,
 * if there is any, and of those that are as good by that the one that comes first.
 *
 * @param model that has learned from other tasks
 * @param options in the order of the table's arms
 * @param count how many arms try: those that pass most often
 */
record Reranking(OutcomeModel model, List<Option> options, int count) {

  /** What decides where the checks say the same. */
  enum Tie {
    /** Whoever was asked first: the arm that passes most often. */
    ORDER,
    /** How probable it is that an attempt which passed is right. */
    OUTCOME_MODEL
  }

  Play.Result of(Task task, Tie tie) {
    Situation situation = Situation.first(task.features());
    var outlook = model.outlook(task.features());
    List<Option> asked =
        ordered(options, option -> outlook.pass(situation, option)).subList(0, count);
    List<Option> ranked =
        switch (tie) {
          case ORDER -> asked;
          case OUTCOME_MODEL -> ordered(asked, option -> model.trust(situation, option.arm()));
        };
    double right = 0;
    double noneBefore = 1;
    for (Option option : ranked) {
      Cell cell = cell(task, option);
      right += noneBefore * cell.pass(0) * cell.rightIfPassed();
      noneBefore *= 1 - cell.pass(0);
    }
    right += noneBefore * cell(task, ranked.getFirst()).rightIfFailed();
    double cost = asked.stream().mapToDouble(Option::cost).sum();
    return new Play.Result(right, cost, 1 - cell(task, asked.getFirst()).share(), 0);
  }

  /** Largest first; what is as large stays in its order. */
  private static List<Option> ordered(List<Option> some, ToDoubleFunction<Option> by) {
    return some.stream().sorted(Comparator.comparingDouble(by).reversed()).toList();
  }

  private Cell cell(Task task, Option option) {
    return task.cells().get(options.indexOf(option));
  }
}
