package dev.simplecoder.router.policy;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/**
 * How long a decision among five arms takes at 32 features, not run by {@code verify}; see
 * CONTRIBUTING.md. LinUCB is there to compare with.
 */
class BenchmarkDecision {

  private static final int FEATURES = 32;
  private static final int WARM_UP = 30_000;
  private static final int DECISIONS = 30_000;

  @Test
  void decisions() {
    for (int attempts = 1; attempts <= 3; attempts++) {
      var outcomes = new LearnedOutcomes(_ -> 0.5, Fading.USUAL, Spread.usual(FEATURES));
      measure("K=" + attempts, new KStep(outcomes, attempts, () -> 0.001, Exploration.FLOOR));
      System.out.printf(
          "  state %d numbers%n",
          outcomes.snapshot().weights().values().stream().mapToInt(List::size).sum());
    }
    measure("LinUCB", new LinUcb(new SeparateRewards(_ -> 0.5, 20, 1), () -> 0.001, 0.3));
  }

  private static void measure(String name, Policy policy) {
    var random = new Random(89);
    List<Option> options = new ArrayList<>();
    for (int arm = 0; arm < 5; arm++) {
      options.add(Option.fresh(new Arm("arm " + arm, "family " + arm, arm, false), arm));
    }
    List<Situation> tasks = new ArrayList<>();
    for (int task = 0; task < 500; task++) {
      Situation situation = Situation.first(Features.of(random.doubles(FEATURES, -1, 1).toArray()));
      tasks.add(situation);
      policy.learn(Experience.of(situation, options.get(task % 5), random.nextInt(2)));
    }
    long[] nanos = new long[DECISIONS];
    for (int i = -WARM_UP; i < DECISIONS; i++) {
      long start = System.nanoTime();
      policy.choose(tasks.get(Math.floorMod(i, 500)), options, random);
      if (0 <= i) {
        nanos[i] = System.nanoTime() - start;
      }
    }
    Arrays.sort(nanos);
    System.out.printf(
        "%s: p50 %.1f us, p99 %.1f us%n",
        name, nanos[DECISIONS / 2] / 1e3, nanos[DECISIONS * 99 / 100] / 1e3);
  }
}
