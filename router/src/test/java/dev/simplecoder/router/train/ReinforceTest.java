package dev.simplecoder.router.train;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.router.Features;
import dev.simplecoder.router.reward.Reward;
import dev.simplecoder.router.reward.RewardGroup;
import dev.simplecoder.router.reward.Sight;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Three arms, two features and two tasks: so small that the gradient is known exactly. */
class ReinforceTest {

  private static final List<String> ARMS = List.of("a", "b", "c");
  private static final List<Features> TASKS = List.of(Features.of(1, 0.5), Features.of(1, -2));
  private static final double[][] REWARDS = {{1, 0.25, -0.1}, {0, 1, 0.5}};
  private static final double[][] START = {{0.3, -0.2}, {-0.5, 0.1}, {0, 0.4}};

  /** The expected reward of one attempt on a task drawn at random. */
  private static double expected(Softmax policy) {
    double sum = 0;
    for (int task = 0; task < TASKS.size(); task++) {
      double[] probabilities = policy.probabilities(TASKS.get(task));
      for (int arm = 0; arm < ARMS.size(); arm++) {
        sum += probabilities[arm] * REWARDS[task][arm] / TASKS.size();
      }
    }
    return sum;
  }

  /** {@code dJ/dtheta_a = sum over tasks of pi_a (r_a - J) x}, worked out by hand. */
  private static double[][] exactGradient(Softmax policy) {
    double[][] gradient = policy.zeros();
    for (int task = 0; task < TASKS.size(); task++) {
      Features x = TASKS.get(task);
      double[] pi = policy.probabilities(x);
      double mean = pi[0] * REWARDS[task][0] + pi[1] * REWARDS[task][1] + pi[2] * REWARDS[task][2];
      for (int arm = 0; arm < ARMS.size(); arm++) {
        for (int i = 0; i < x.size(); i++) {
          gradient[arm][i] += pi[arm] * (REWARDS[task][arm] - mean) * x.at(i) / TASKS.size();
        }
      }
    }
    return gradient;
  }

  @Test
  void theGradientWorkedOutByHandIsThatOfSmallDifferences() {
    var policy = new Softmax(START);
    double[][] exact = exactGradient(policy);
    double step = 1e-6;
    for (int arm = 0; arm < ARMS.size(); arm++) {
      for (int i = 0; i < 2; i++) {
        double[][] direction = policy.zeros();
        direction[arm][i] = 1;
        double slope =
            (expected(policy.plus(direction, step)) - expected(policy.plus(direction, -step)))
                / (2 * step);
        assertEquals(exact[arm][i], slope, 1e-9);
      }
    }
  }

  /**
   * Every group that can be drawn is taken as often as it is drawn, so nothing is left to chance.
   */
  @ParameterizedTest
  @ValueSource(ints = {2, 3, 4})
  void theExpectedStepIsTheExactGradientTimesOneMinusOneOverG(int size) {
    var start = new Softmax(START);
    double[][] expected = start.zeros();
    for (int task = 0; task < TASKS.size(); task++) {
      double[] pi = start.probabilities(TASKS.get(task));
      for (List<Integer> arms : groups(size)) {
        double probability = 1.0 / TASKS.size();
        for (int arm : arms) {
          probability *= pi[arm];
        }
        double[][] step = step(start, task, arms);
        for (int arm = 0; arm < ARMS.size(); arm++) {
          for (int i = 0; i < 2; i++) {
            expected[arm][i] += probability * step[arm][i];
          }
        }
      }
    }
    double[][] exact = exactGradient(start);
    double share = 1 - 1.0 / size;
    for (int arm = 0; arm < ARMS.size(); arm++) {
      double[] wanted = Arrays.stream(exact[arm]).map(value -> share * value).toArray();
      assertArrayEquals(wanted, expected[arm], 1e-14);
    }
  }

  private static List<List<Integer>> groups(int size) {
    List<List<Integer>> groups = List.of(List.of());
    for (int i = 0; i < size; i++) {
      List<List<Integer>> longer = new ArrayList<>();
      for (List<Integer> group : groups) {
        for (int arm = 0; arm < ARMS.size(); arm++) {
          List<Integer> more = new ArrayList<>(group);
          more.add(arm);
          longer.add(more);
        }
      }
      groups = longer;
    }
    return groups;
  }

  /** By how far a group moves the weights at a rate of 1. */
  private static double[][] step(Softmax start, int task, List<Integer> arms) {
    var trainer = new Reinforce(ARMS, start, 1);
    trainer.trainStep(new Trainer.Batch(data(task, arms), arms.size()));
    double[][] moved = start.zeros();
    for (int arm = 0; arm < ARMS.size(); arm++) {
      List<Double> weights = trainer.learned().getOrDefault(ARMS.get(arm), List.of());
      for (int i = 0; i < 2; i++) {
        moved[arm][i] = weights.get(i) - START[arm][i];
      }
    }
    return moved;
  }

  private static List<Datum> data(int task, List<Integer> arms) {
    var group =
        new RewardGroup<Sight.Hidden>(
            arms.stream().map(arm -> new Reward.Known<Sight.Hidden>(REWARDS[task][arm])).toList());
    List<Double> advantages = group.computeAdvantages();
    return IntStream.range(0, arms.size())
        .mapToObj(i -> {
          int arm = arms.get(i);
          return new Datum(TASKS.get(task), arm, REWARDS[task][arm], advantages.get(i));
        })
        .toList();
  }

  @Test
  void armsAreDrawnAsOftenAsThePolicySays() {
    var trainer = new Reinforce(ARMS, new Softmax(START), 1);
    List<Double> said = trainer.probabilities(TASKS.getFirst());
    assertEquals(1, said.stream().mapToDouble(Double::doubleValue).sum(), 1e-15);
    int draws = 100_000;
    List<Trainer.Draw> drawn = trainer.group(TASKS.getFirst(), draws, new Random(5));
    drawn.forEach(draw -> assertEquals(said.get(draw.arm()), draw.probability()));
    for (int arm = 0; arm < ARMS.size(); arm++) {
      int number = arm;
      double share = (double) drawn.stream().filter(it -> it.arm() == number).count() / draws;
      assertEquals(said.get(arm), share, 0.01, "arm " + arm);
    }
  }

  @Test
  void aThousandStepsFindTheBestArmOfEachTask() {
    var trainer = new Reinforce(ARMS, new Softmax(START), 1);
    var random = new Random(3);
    for (int step = 0; step < 1000; step++) {
      int task = step % 2;
      List<Integer> arms =
          trainer.group(TASKS.get(task), 4, random).stream().map(Trainer.Draw::arm).toList();
      trainer.trainStep(new Trainer.Batch(data(task, arms), arms.size()));
    }
    assertEquals(1, trainer.probabilities(TASKS.get(0)).get(0), 0.1);
    assertEquals(1, trainer.probabilities(TASKS.get(1)).get(1), 0.1);
  }
}
