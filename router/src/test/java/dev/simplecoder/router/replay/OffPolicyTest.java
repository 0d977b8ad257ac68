package dev.simplecoder.router.replay;

import static dev.simplecoder.router.Arms.SMALL;
import static dev.simplecoder.router.Arms.fresh;
import static dev.simplecoder.router.Arms.options;
import static dev.simplecoder.router.Arms.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Option;
import dev.simplecoder.router.policy.Fixed;
import dev.simplecoder.router.replay.OffPolicy.Logged;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OffPolicyTest {

  private static final double[] PROBABILITIES = {0.2, 0.5, 0.3};
  private static final double[] RATES = {0.7, 0.4, 0.1};

  private static List<Logged> log(int rows, long seed) {
    var random = new Random(seed);
    List<Logged> log = new ArrayList<>();
    for (int i = 0; i < rows; i++) {
      double draw = random.nextDouble();
      int chosen = draw < 0.2 ? 0 : draw < 0.7 ? 1 : 2;
      double reward = random.nextDouble() < RATES[chosen] ? 1 : 0;
      Option option = options().get(chosen);
      log.add(new Logged(task(0), options(), option, PROBABILITIES[chosen], reward));
    }
    return log;
  }

  private static OffPolicy judged(List<Logged> log, OffPolicy.Expectation expectation) {
    return OffPolicy.of(new Fixed(List.of(SMALL.id())), log, expectation, new Random(1));
  }

  private static Bootstrap bootstrap() {
    return new Bootstrap(400, new Random(67));
  }

  @Test
  void whatAnotherPolicyWouldHaveComeToIsFoundInTheLog() {
    OffPolicy judged = judged(log(20_000, 71), (_, _) -> 0.3);
    assertEquals(0.7, judged.ips(bootstrap()).mean(), 0.03);
    assertEquals(0.7, judged.snips(bootstrap()).mean(), 0.02);
    assertEquals(0.7, judged.dr(bootstrap()).mean(), 0.03);
  }

  /** Ninety-five of a hundred, give or take what chance does. */
  @Test
  void intervalsHoldTheTruthAboutAsOftenAsTheySay() {
    int held = 0;
    for (int seed = 0; seed < 100; seed++) {
      OffPolicy.Value value = judged(log(300, seed), (_, _) -> 0.5).snips(bootstrap());
      held += value.interval().low() <= 0.7 && 0.7 <= value.interval().high() ? 1 : 0;
    }
    assertTrue(88 <= held, held + " of 100");
  }

  /** With the right expectation nothing is left to correct but the noise of rewards. */
  @Test
  void aGoodExpectationMakesTheDoublyRobustEstimateSurer() {
    List<Logged> log = log(500, 73);
    OffPolicy judged = judged(log, (_, option) -> RATES[options().indexOf(option)]);
    double robust = width(judged.dr(bootstrap()));
    double plain = width(judged.ips(bootstrap()));
    assertTrue(robust < 0.8 * plain, robust + ", " + plain);
  }

  /** A fifth of the rows has the weight 5: they tell as much as themselves. */
  @Test
  void theEffectiveSampleSizeIsThatOfTheRowsThatCount() {
    List<Logged> log = log(1000, 79);
    double chosen = log.stream().filter(row -> row.chosen().equals(fresh(SMALL))).count();
    assertEquals(chosen, judged(log, (_, _) -> 0).effectiveSampleSize(), 1e-9);
  }

  private static double width(OffPolicy.Value value) {
    return value.interval().high() - value.interval().low();
  }

  @ParameterizedTest
  @CsvSource({"1, 6, 0.125", "6, 1, 0.125", "5, 5, 1", "0, 0, 1", "0, 10, 0.001953125"})
  void pairedPoliciesAreComparedExactly(int first, int second, double probability) {
    assertEquals(probability, new McNemar(first, second).probability(), 1e-12);
  }
}
