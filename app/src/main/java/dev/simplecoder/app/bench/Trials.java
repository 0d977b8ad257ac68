package dev.simplecoder.app.bench;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.feature.Shape;
import dev.simplecoder.router.feature.TaskFeatures;
import dev.simplecoder.router.replay.OutcomeTable;
import dev.simplecoder.router.replay.OutcomeTable.Cell;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import dev.simplecoder.tools.program.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * Every arm's attempts at every problem.
 *
 * @param arms in the order in which they are shown
 */
record Trials(List<Problem> problems, List<Arm> arms, List<Trial> all) {

  Trials {
    problems = List.copyOf(problems);
    arms = List.copyOf(arms);
    all = List.copyOf(all);
  }

  List<Trial> of(Arm arm) {
    return all.stream().filter(trial -> trial.arm().equals(arm.id())).toList();
  }

  /** As a table from which every way to choose can be read; each arm's samples are a cell. */
  OutcomeTable table() {
    Map<String, List<Trial>> cells = new HashMap<>();
    all.forEach(trial ->
        cells
            .computeIfAbsent(trial.task() + "\n" + trial.arm(), _ -> new ArrayList<>())
            .add(trial));
    List<Task> tasks =
        problems.stream()
            .map(problem ->
                new Task(
                    problem.id(),
                    TaskFeatures.of(problem.exercise().prompt(), Shape.NONE),
                    arms.stream()
                        .map(arm -> cell(cells.getOrDefault(cell(problem, arm), List.of())))
                        .toList()))
            .toList();
    return new OutcomeTable(arms.stream().map(this::known).toList(), tasks);
  }

  private static String cell(Problem problem, Arm arm) {
    return problem.id() + "\n" + arm.id();
  }

  private static Cell cell(List<Trial> samples) {
    return new Cell(
        samples.size(),
        samples.stream().filter(Trial::accepted).count(),
        samples.stream().filter(Trial::right).count(),
        samples.stream().filter(trial -> trial.accepted() && trial.right()).count());
  }

  /** As far as can be seen, an arm is greedy whose samples of a task are all the same. */
  private Arm known(Arm arm) {
    return new Arm(arm.id(), arm.family(), arm.activeBillions(), !varies(arm));
  }

  boolean varies(Arm arm) {
    Map<String, String> programs = new HashMap<>();
    return of(arm).stream()
        .anyMatch(trial -> {
          String first = programs.putIfAbsent(trial.task(), trial.program());
          return first != null && !first.equals(trial.program());
        });
  }

  /** Those of these arms only. */
  Trials among(List<Arm> some) {
    List<String> ids = some.stream().map(Arm::id).toList();
    return new Trials(
        problems, some, all.stream().filter(trial -> ids.contains(trial.arm())).toList());
  }
}
