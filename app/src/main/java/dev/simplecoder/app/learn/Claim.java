package dev.simplecoder.app.learn;

import java.util.List;
import java.util.stream.IntStream;

/**
 * What was learned: the held-out tasks in the last steps beside the same tasks in the first.
 *
 * @param steps of each of the two windows
 * @param gain of the last over the first, paired by task
 */
record Claim(int steps, Mean first, Mean last, Mean gain) {

  /**
   * Windows never overlap, so short runs have short ones.
   *
   * @param steps what held-out tasks came to before each step, by task
   * @param window how many steps are wanted in each
   */
  static Claim of(List<List<Double>> steps, int window, long seed) {
    int length = Math.max(1, Math.min(window, steps.size() / 2));
    List<Double> first = mean(steps.subList(0, length));
    List<Double> last = mean(steps.subList(steps.size() - length, steps.size()));
    List<Double> gain =
        IntStream.range(0, first.size())
            .mapToObj(task -> last.get(task) - first.get(task))
            .toList();
    return new Claim(length, Mean.of(first, seed), Mean.of(last, seed), Mean.of(gain, seed));
  }

  /** Of the steps, by task. */
  private static List<Double> mean(List<List<Double>> steps) {
    return IntStream.range(0, steps.getFirst().size())
        .mapToObj(
            task -> steps.stream().mapToDouble(step -> step.get(task)).average().orElseThrow())
        .toList();
  }
}
