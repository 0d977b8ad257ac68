package dev.simplecoder.router.reward;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.reward.Reward.Known;
import dev.simplecoder.router.reward.Sight.Visible;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.DoubleStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RewardGroupTest {

  @Test
  void anAdvantageIsTheDistanceFromTheMean() {
    assertEquals(List.of(0.75, -0.25, -0.25, -0.25), group(1, 0, 0, 0).computeAdvantages());
    assertEquals(List.of(0.25, -0.25), group(1, 0.5).computeAdvantages());
  }

  @Test
  void aGroupOfEqualRewardsHasNoSignal() {
    assertTrue(group().shouldSkip());
    assertTrue(group(1).shouldSkip());
    assertTrue(group(0.3, 0.3, 0.3).shouldSkip());
    assertFalse(group(0.3, 0.3, 0.4).shouldSkip());
  }

  /** Of fractions with all denominators and of format failures, in groups of up to 1,000. */
  @ParameterizedTest
  @ValueSource(longs = {1, 22, 333})
  void advantagesAddUpToZeroWithinTheBound(long seed) {
    var random = new Random(seed);
    for (int round = 0; round < 300; round++) {
      int size = 1 + random.nextInt(round % 10 == 0 ? 1_000 : 16);
      RewardGroup<Visible> group =
          group(DoubleStream.generate(() -> anyReward(random)).limit(size).toArray());
      BigDecimal sum =
          group.computeAdvantages().stream()
              .map(BigDecimal::new)
              .reduce(BigDecimal.ZERO, BigDecimal::add);
      assertTrue(
          Math.abs(sum.doubleValue()) <= size * 0x1p-51,
          () -> "seed " + seed + ": " + sum + ", " + group);
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {4, 55, 666})
  void equalRewardsHaveEqualAdvantagesAndBetterOnesLargerOnes(long seed) {
    var random = new Random(seed);
    RewardGroup<Visible> group =
        group(DoubleStream.generate(() -> anyReward(random)).limit(200).toArray());
    List<Double> advantages = group.computeAdvantages();
    for (int one = 0; one < 200; one++) {
      for (int other = 0; other < 200; other++) {
        assertEquals(
            Double.compare(group.rewards().get(one).value(), group.rewards().get(other).value()),
            Double.compare(advantages.get(one), advantages.get(other)),
            "seed " + seed);
      }
    }
  }

  private static double anyReward(Random random) {
    int total = 1 + random.nextInt(12);
    return random.nextInt(8) == 0 ? -0.1 : (double) random.nextInt(total + 1) / total;
  }

  private static RewardGroup<Visible> group(double... rewards) {
    Stream<Known<Visible>> known = Arrays.stream(rewards).mapToObj(Known::new);
    return new RewardGroup<>(known.toList());
  }
}
