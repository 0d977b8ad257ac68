package dev.simplecoder.router.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** An arm that was the better one for long becomes the worse one, and nobody says so. */
class DriftTest {

  private static final long SEED = 20261121;
  private static final int BEFORE = 2_000;
  private static final int AFTER = 600;

  private static final Option FALLING = Option.fresh(new Arm("falling", "one", 3, true), 0);
  private static final Option STEADY = Option.fresh(new Arm("steady", "two", 3, true), 0);

  private final Random random = new Random(SEED);

  @Test
  void anArmThatBecomesWorseIsLeftSinceWhatIsOldIsForgotten() {
    Policy policy = taught(Fading.USUAL);

    assertEquals(1, share(FALLING, 0.9, policy, 50), 0.1, "seed " + SEED);
    share(FALLING, 0.2, policy, AFTER);
    assertTrue(0.9 <= share(STEADY, 0.2, policy, 50), "seed " + SEED);
  }

  @Test
  void whoForgetsNothingIsHeldByThePast() {
    Policy policy = taught(Fading.NONE);

    share(FALLING, 0.2, policy, AFTER);
    assertTrue(share(STEADY, 0.2, policy, 50) <= 0.1, "seed " + SEED);
  }

  /** How often an option is chosen of so many tasks, each of which teaches. */
  private double share(Option wanted, double falling, Policy policy, int tasks) {
    int chosen = 0;
    for (int i = 0; i < tasks; i++) {
      Situation task = task();
      var move = (Move.Try) policy.choose(task, List.of(FALLING, STEADY), random).move();
      double right = move.option().equals(FALLING) ? falling : 0.6;
      policy.learn(Experience.of(task, move.option(), random.nextDouble() < right ? 1 : 0));
      chosen += move.option().equals(wanted) ? 1 : 0;
    }
    return (double) chosen / tasks;
  }

  private Policy taught(Fading fading) {
    var policy =
        new KStep(
            new LearnedOutcomes(_ -> 0.5, fading, Spread.usual(2)),
            1,
            () -> 0.001,
            Exploration.FLOOR);
    for (int i = 0; i < BEFORE; i++) {
      for (Option option : List.of(FALLING, STEADY)) {
        double right = option.equals(FALLING) ? 0.9 : 0.6;
        policy.learn(Experience.of(task(), option, random.nextDouble() < right ? 1 : 0));
      }
    }
    return policy;
  }

  private Situation task() {
    return Situation.first(Features.of(random.nextDouble(-1, 1), random.nextDouble(-1, 1)));
  }
}
