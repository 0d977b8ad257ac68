package dev.simplecoder.router.replay;

import dev.simplecoder.router.Option;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.LongFunction;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.LongStream;

/**
 * What a way to choose comes to on tasks that it has not learned from: each task is held out once
 * for every seed.
 *
 * @param options of the table's arms, in their order
 * @param seeds how many there are: the randomness of the seeds from 1 is used
 */
public record CrossValidation(
    OutcomeTable table,
    List<Option> options,
    int folds,
    int seeds,
    LongFunction<RandomGenerator> randomness) {

  /** What is learned from, and what is held out. */
  record Fold(List<Task> training, List<Task> heldOut) {}

  /**
   * The mean results over the seeds, in the order of the table's tasks.
   *
   * @param learner makes a new one for each seed
   */
  public List<Play.Result> heldOut(Supplier<Learner> learner, int attempts) {
    return heldOut(() -> {
      Learner one = learner.get();
      return (training, random) -> {
        var play = new Play(one.learn(training, random), options, attempts, random);
        return task -> {
          Play.Result result = play.of(task);
          one.paid(result.cost());
          return result;
        };
      };
    });
  }

  /** Makes of some tasks what others come to. */
  @FunctionalInterface
  interface Way {
    Function<Task, Play.Result> learn(List<Task> training, RandomGenerator random);
  }

  /**
   * The same of any way to come to a result.
   *
   * @param way makes a new one for each seed
   */
  List<Play.Result> heldOut(Supplier<Way> way) {
    List<List<Play.Result>> bySeed =
        LongStream.rangeClosed(1, seeds)
            .parallel()
            .mapToObj(seed -> heldOut(way.get(), randomness.apply(seed)))
            .toList();
    List<Play.Result> means = new ArrayList<>();
    for (int task = 0; task < table.tasks().size(); task++) {
      Play.Result mean = Play.Result.NOTHING;
      for (List<Play.Result> results : bySeed) {
        mean = mean.plus(results.get(task), 1.0 / seeds);
      }
      means.add(mean);
    }
    return List.copyOf(means);
  }

  private List<Play.Result> heldOut(Way way, RandomGenerator random) {
    Map<String, Play.Result> results = new HashMap<>();
    for (Fold fold : folds(table.tasks(), folds, random)) {
      Function<Task, Play.Result> learned = way.learn(fold.training(), random);
      fold.heldOut().forEach(task -> results.put(task.id(), learned.apply(task)));
    }
    return table.tasks().stream().map(task -> results.get(task.id())).toList();
  }

  static List<Fold> folds(List<Task> tasks, int folds, RandomGenerator random) {
    List<Task> shuffled = new ArrayList<>(tasks);
    Collections.shuffle(shuffled, random);
    List<Fold> made = new ArrayList<>();
    for (int fold = 0; fold < folds; fold++) {
      List<Task> training = new ArrayList<>();
      List<Task> heldOut = new ArrayList<>();
      for (int i = 0; i < shuffled.size(); i++) {
        (i % folds == fold ? heldOut : training).add(shuffled.get(i));
      }
      made.add(new Fold(training, heldOut));
    }
    return made;
  }
}
