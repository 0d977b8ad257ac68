package dev.simplecoder.router.replay;

import dev.simplecoder.router.Option;
import dev.simplecoder.router.policy.Fixed;
import dev.simplecoder.router.replay.OutcomeTable.Task;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Every fixed sequence of arms, tried out. */
record Sequences(List<Option> options, int attempts, List<Task> training, RandomGenerator random) {

  /**
   * The keys of the options of the sequence that was right most often; none where all cost more.
   *
   * @param most what it may cost in the mean
   */
  List<String> best(double most) {
    List<String> best = List.of();
    double right = -1;
    for (List<String> sequence : all()) {
      var play = new Play(new Fixed(sequence), options, attempts, random);
      Play.Result result = play.of(training);
      if (result.cost() <= most && right < result.right()) {
        right = result.right();
        best = sequence;
      }
    }
    return best;
  }

  private List<List<String>> all() {
    List<List<String>> all = new ArrayList<>();
    List<List<String>> longest = List.of(List.of());
    for (int length = 1; length <= attempts; length++) {
      List<List<String>> longer = new ArrayList<>();
      for (List<String> sequence : longest) {
        for (Option option : options) {
          if (!option.arm().greedy() || !sequence.contains(option.key())) {
            List<String> next = new ArrayList<>(sequence);
            next.add(option.key());
            longer.add(next);
          }
        }
      }
      all.addAll(longer);
      longest = longer;
    }
    return all;
  }
}
