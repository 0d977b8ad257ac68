package dev.simplecoder.router.outcome;

import static dev.simplecoder.router.Arms.LARGE;
import static dev.simplecoder.router.Arms.SMALL;
import static dev.simplecoder.router.Arms.failed;
import static dev.simplecoder.router.Arms.fresh;
import static dev.simplecoder.router.Arms.options;
import static dev.simplecoder.router.Arms.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import java.util.OptionalDouble;
import java.util.Random;
import org.junit.jupiter.api.Test;

class LearnedOutcomesTest {

  private static final Prior EVEN = _ -> 0.5;

  /** The small arm is good where the number is high, the large one where it is low. */
  private static double truth(Option option, double number) {
    double odds = option.arm().equals(SMALL) ? 2 * number : -2 * number;
    return 1 / (1 + Math.exp(-odds));
  }

  private static LearnedOutcomes taught(int experiences) {
    var model = new LearnedOutcomes(EVEN, Fading.NONE, Spread.usual(2));
    var random = new Random(53);
    for (int i = 0; i < experiences; i++) {
      double number = random.nextDouble(-1, 1);
      for (Option option : options().subList(0, 2)) {
        double passed = random.nextDouble() < truth(option, number) ? 1 : 0;
        model.learn(Experience.of(task(number), option, passed));
      }
    }
    return model;
  }

  @Test
  void whatFeaturesSayOfAnArmIsLearned() {
    LearnedOutcomes model = taught(800);
    for (double number : new double[] {-0.9, -0.3, 0.3, 0.9}) {
      for (Option option : options().subList(0, 2)) {
        assertEquals(truth(option, number), pass(model, task(number), option), 0.1);
      }
    }
  }

  @Test
  void anEstimateIsWhatTheOutlookSays() {
    LearnedOutcomes model = taught(50);
    Situation situation = task(0.4).after(failed(SMALL));
    assertEquals(
        pass(model, situation, fresh(LARGE)),
        model.estimate(situation, fresh(LARGE)).probability(),
        1e-12);
  }

  @Test
  void doubtShrinksWithExperience() {
    double before = taught(0).estimate(task(0.5), fresh(SMALL)).deviation();
    double after = taught(500).estimate(task(0.5), fresh(SMALL)).deviation();
    assertTrue(after < before / 2, before + " to " + after);
  }

  /** Of what is predicted at about so much, so much happens. */
  @Test
  void predictionsAreCalibrated() {
    LearnedOutcomes model = taught(600);
    var random = new Random(59);
    double[] predicted = new double[5];
    double[] observed = new double[5];
    int[] count = new int[5];
    for (int i = 0; i < 5000; i++) {
      double number = random.nextDouble(-1, 1);
      Option option = options().get(random.nextInt(2));
      double p = pass(model, task(number), option);
      int bin = (int) Math.min(4, 5 * p);
      predicted[bin] += p;
      observed[bin] += random.nextDouble() < truth(option, number) ? 1 : 0;
      count[bin]++;
    }
    for (int bin = 0; bin < 5; bin++) {
      if (100 < count[bin]) {
        assertEquals(predicted[bin] / count[bin], observed[bin] / count[bin], 0.08, "bin " + bin);
      }
    }
  }

  /** Where features say nothing, what they seem to say of one arm is not heard. */
  @Test
  void noiseInFeaturesIsNotHeard() {
    var model = new LearnedOutcomes(EVEN, Fading.NONE, new Spread(2, 0.1, 1));
    var random = new Random(61);
    for (int i = 0; i < 400; i++) {
      double number = random.nextDouble(-1, 1);
      model.learn(Experience.of(task(number), fresh(SMALL), random.nextInt(2)));
    }
    double range = pass(model, task(1), fresh(SMALL)) - pass(model, task(-1), fresh(SMALL));
    assertEquals(0, range, 0.1);
  }

  @Test
  void checksAreTrustedAsFarAsTheyWereRight() {
    var model = new LearnedOutcomes(EVEN, Fading.NONE, Spread.none());
    assertEquals(0.9, model.trust(task(0), SMALL), 1e-12);
    for (int i = 0; i < 30; i++) {
      model.learn(new Experience(task(0), fresh(SMALL), 1, OptionalDouble.of(i < 15 ? 1 : 0), 1));
    }
    double all = (9 + 15) / 40.0;
    assertEquals((100 * all + 15) / 130, model.trust(task(0), SMALL), 1e-12);
    assertEquals(all, model.trust(task(0), LARGE), 1e-12);
  }

  /**
   * What passes only after failures is trusted less, and what passes at first as much as before.
   */
  @Test
  void checksAreTrustedBySoManyFailures() {
    var model = new LearnedOutcomes(EVEN, Fading.NONE, Spread.none());
    Situation later = task(0).after(failed(LARGE));
    for (int i = 0; i < 400; i++) {
      model.learn(new Experience(task(0), fresh(SMALL), 1, OptionalDouble.of(1), 1));
      model.learn(new Experience(later, fresh(SMALL), 1, OptionalDouble.of(i % 2), 1));
    }
    assertTrue(0.99 < model.trust(task(0), SMALL), "at first");
    assertEquals(0.5, model.trust(later, SMALL), 0.15);
    assertTrue(model.trust(later.after(failed(LARGE)), SMALL) < 0.7, "after two");
  }

  @Test
  void aSnapshotGoesOnToTheLastBit() {
    LearnedOutcomes one = taught(100);
    var other = new LearnedOutcomes(EVEN, Fading.NONE, Spread.usual(2));
    other.restore(one.snapshot());
    Situation situation = task(0.7).after(failed(SMALL));
    for (int i = 0; i < 20; i++) {
      assertEquals(pass(one, situation, fresh(LARGE)), pass(other, situation, fresh(LARGE)));
      Experience next = Experience.of(situation, fresh(LARGE), i % 2);
      one.learn(next);
      other.learn(next);
    }
    assertEquals(one.snapshot(), other.snapshot());
  }

  @Test
  void aSnapshotOfFewerFeaturesGoesOnWithTheOthersAsAtFirst() {
    LearnedOutcomes before = taught(100);
    var wider = new LearnedOutcomes(EVEN, Fading.NONE, Spread.usual(3));
    wider.restore(before.snapshot());
    for (double number : new double[] {-0.9, 0.3}) {
      Situation known = Situation.first(Features.of(1, number, 0));
      Situation more = Situation.first(Features.of(1, number, 1));
      double expected = pass(before, task(number), fresh(LARGE));
      assertEquals(expected, pass(wider, known, fresh(LARGE)));
      assertEquals(
          wider.estimate(known, fresh(LARGE)).logOdds(),
          wider.estimate(more, fresh(LARGE)).logOdds());
      assertTrue(
          wider.estimate(known, fresh(LARGE)).deviation()
              < wider.estimate(more, fresh(LARGE)).deviation());
    }
  }

  @Test
  void theFirstFeaturesOfASnapshotSayWhatTheySaidWhereTheOthersAreZero() {
    var model = new LearnedOutcomes(EVEN, Fading.NONE, Spread.usual(3));
    var random = new Random(67);
    for (int i = 0; i < 200; i++) {
      Features features = Features.of(1, random.nextDouble(-1, 1), random.nextDouble(-1, 1));
      double passed = random.nextDouble() < 0.5 + features.at(2) / 2 ? 1 : 0;
      model.learn(Experience.of(Situation.first(features), fresh(SMALL), passed));
    }
    var narrower = new LearnedOutcomes(EVEN, Fading.NONE, Spread.usual(2));
    narrower.restore(model.snapshot().first(2));
    Situation zero = Situation.first(Features.of(1, 0.4, 0));
    assertEquals(pass(model, zero, fresh(SMALL)), pass(narrower, task(0.4), fresh(SMALL)), 1e-15);
  }

  @Test
  void aSnapshotOfMoreFeaturesOrOfOtherCountsIsRefused() {
    var other = new LearnedOutcomes(EVEN, Fading.NONE, Spread.usual(1));
    var snapshot = taught(1).snapshot();
    assertThrows(IllegalArgumentException.class, () -> other.restore(snapshot));
    assertThrows(
        IllegalArgumentException.class,
        () ->
            new LearnedOutcomes.Snapshot(
                3, 0, snapshot.weights(), snapshot.cells(), snapshot.trust()));
  }

  @Test
  void anArmThatIsForgottenStartsAnew() {
    LearnedOutcomes model = taught(200);
    model.forget(SMALL);
    assertEquals(0.5, pass(model, task(0), fresh(SMALL)), 0.05);
    assertTrue(pass(model, task(-0.9), fresh(LARGE)) > 0.7);
  }

  private static double pass(OutcomeModel model, Situation situation, Option option) {
    return model.outlook(situation.features()).pass(situation, option);
  }
}
