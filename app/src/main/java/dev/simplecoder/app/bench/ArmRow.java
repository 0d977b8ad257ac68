package dev.simplecoder.app.bench;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.outcome.Interval;
import dev.simplecoder.router.replay.Bootstrap;
import dev.simplecoder.router.reward.PassAtK;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SequencedMap;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;
import java.util.stream.Stream;

/**
 * What an arm came to alone.
 *
 * @param passAt the mean over tasks of pass@k, by k
 * @param interval of pass@1, over tasks
 * @param accepted the share of attempts that nothing visible spoke against
 * @param wrong the share of those that are wrong all the same
 * @param withoutProgram the share of attempts
 * @param tokens that an attempt wrote, in the mean
 * @param seconds that an attempt took, its tests included, in the mean
 */
record ArmRow(
    Arm arm,
    int attempts,
    SequencedMap<Integer, Double> passAt,
    Interval interval,
    double accepted,
    double wrong,
    double withoutProgram,
    double tokens,
    double seconds) {

  private static final List<Integer> SEVERAL = List.of(1, 2, 3, 5, 10, 20, 50, 100);
  private static final int DRAWS = 1000;

  static ArmRow of(Arm arm, List<Trial> trials) {
    List<PassAtK> tasks = tasks(trials);
    int samples = tasks.stream().mapToInt(PassAtK::samples).min().orElse(0);
    SequencedMap<Integer, Double> passAt = new LinkedHashMap<>();
    for (int k : SEVERAL) {
      if (k <= samples) {
        passAt.put(k, tasks.stream().mapToDouble(task -> task.of(k)).average().orElse(0));
      }
    }
    double[] once = tasks.stream().mapToDouble(task -> task.of(1)).toArray();
    List<Trial> accepted = trials.stream().filter(Trial::accepted).toList();
    return new ArmRow(
        arm,
        trials.size(),
        passAt,
        new Bootstrap(DRAWS, new Random(0)).mean(once),
        share(Trial::accepted, trials),
        share(trial -> !trial.right(), accepted),
        share(trial -> trial.failure() == FailureClass.NO_PROGRAM, trials),
        mean(Trial::tokens, trials),
        mean(Trial::seconds, trials));
  }

  private static List<PassAtK> tasks(List<Trial> trials) {
    Map<String, List<Trial>> byTask = new LinkedHashMap<>();
    trials.forEach(
        trial -> byTask.computeIfAbsent(trial.task(), _ -> new ArrayList<>()).add(trial));
    return byTask.values().stream()
        .map(task ->
            new PassAtK(task.size(), Math.toIntExact(task.stream().filter(Trial::right).count())))
        .toList();
  }

  private static double share(Predicate<Trial> what, List<Trial> trials) {
    Stream<Trial> some = trials.stream().filter(what);
    return trials.isEmpty() ? 0 : (double) some.count() / trials.size();
  }

  private static double mean(ToDoubleFunction<Trial> what, List<Trial> trials) {
    return trials.stream().mapToDouble(what).average().orElse(0);
  }

  double once() {
    return passAt.getOrDefault(1, 0.0);
  }
}
