package dev.simplecoder.router.outcome;

import static dev.simplecoder.router.Arms.LARGE;
import static dev.simplecoder.router.Arms.SAMPLED;
import static dev.simplecoder.router.Arms.SMALL;
import static dev.simplecoder.router.Arms.failed;
import static dev.simplecoder.router.Arms.fresh;
import static dev.simplecoder.router.Arms.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FixRatesTest {

  private final FixRates rates = new FixRates(_ -> 0.6, Fading.NONE);

  @Test
  void whatWasNeverTriedIsAsPublished() {
    assertEquals(0.6, rates.rate(task(0), fresh(SMALL)), 1e-12);
  }

  /** (0.6 * 20 + 8) / (20 + 10): the prior is worth twenty. */
  @Test
  void firstAttemptsMoveFromThePriorToWhatTheyShow() {
    learn(task(0), fresh(SMALL), 8, 2);
    assertEquals(20.0 / 30, rates.rate(task(0), fresh(SMALL)), 1e-12);
  }

  @Test
  void beforeAnythingIsSeenRelationsOrderWhoRepairs() {
    Situation situation = task(0).after(failed(LARGE));
    double other = rates.rate(situation, fresh(SMALL));
    double family = rates.rate(situation, fresh(SAMPLED));
    double itself = rates.rate(situation, fresh(LARGE));
    double own = rates.rate(situation, new Option(LARGE, Approach.REPAIR, 0));
    assertTrue(own < itself && itself < family && family < other && other < 0.6);
  }

  @Test
  void repairsAreCountedOfWhoFailed() {
    Situation afterSmall = task(0).after(failed(SMALL));
    learn(afterSmall, fresh(LARGE), 90, 10);
    assertTrue(0.8 < rates.rate(afterSmall, fresh(LARGE)));
    assertTrue(rates.rate(task(0).after(failed(SAMPLED)), fresh(LARGE)) < 0.6);
    assertEquals(0.6, rates.rate(task(0), fresh(LARGE)), 1e-12);
  }

  @Test
  void aKindOfFailureIsKnownByItselfOnceItWasSeen() {
    Situation syntax = task(0).after(new Failure(SMALL, Failure.Kind.SYNTAX));
    Situation wrong = task(0).after(new Failure(SMALL, Failure.Kind.WRONG_ANSWER));
    learn(syntax, fresh(LARGE), 40, 0);
    learn(wrong, fresh(LARGE), 0, 40);
    assertTrue(0.9 < rates.rate(syntax, fresh(LARGE)));
    assertTrue(rates.rate(wrong, fresh(LARGE)) < 0.1);
  }

  @Test
  void theOrderOfFailuresDoesNotMatterToTheCounts() {
    Situation one = task(0).after(failed(SMALL)).after(failed(LARGE));
    Situation other = task(0).after(failed(LARGE)).after(failed(SMALL));
    learn(one, fresh(SAMPLED), 5, 5);
    assertEquals(rates.tally(one, fresh(SAMPLED)), rates.tally(other, fresh(SAMPLED)));
  }

  @Test
  void whatIsOldCountsHalfAfterAHalfLife() {
    var fading = new FixRates(_ -> 0.6, new Fading(100));
    fading.learn(Experience.of(task(0), fresh(SMALL), 1));
    for (int i = 0; i < 100; i++) {
      fading.learn(Experience.of(task(0), fresh(LARGE), 0));
    }
    assertEquals(0.5, fading.tally(task(0), fresh(SMALL)).trials(), 1e-9);
  }

  @ParameterizedTest
  @CsvSource({"7, 80, 0.043, 0.170", "0, 10, 0, 0.278", "10, 10, 0.722, 1", "0, 0, 0, 1"})
  void intervalsAreThoseOfWilson(double passed, double trials, double low, double high) {
    Interval interval = new Tally(passed, trials).interval();
    assertEquals(low, interval.low(), 5e-4);
    assertEquals(high, interval.high(), 5e-4);
  }

  private void learn(Situation situation, Option option, int passed, int failed) {
    for (int i = 0; i < passed + failed; i++) {
      rates.learn(Experience.of(situation, option, i < passed ? 1 : 0));
    }
  }

  @Test
  void anArmThatIsForgottenLeavesNoCell() {
    learn(task(0), fresh(SMALL), 3, 1);
    learn(task(0).after(failed(SMALL)), fresh(LARGE), 3, 1);
    learn(task(0).after(failed(LARGE)), new Option(SMALL, Approach.REPAIR, 0), 1, 1);
    learn(task(0), fresh(LARGE), 1, 1);
    rates.forget(SMALL);
    List<FixRates.Cell> left = rates.cells();
    assertEquals(1, left.size(), "" + left);
    assertEquals(new Tally(1, 2), left.getFirst().tally());
    assertEquals(0.6, rates.rate(task(0), fresh(new Arm("small", "one", 1, true))), 1e-12);
  }
}
