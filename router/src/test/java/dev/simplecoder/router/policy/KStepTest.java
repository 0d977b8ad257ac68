package dev.simplecoder.router.policy;

import static dev.simplecoder.router.Arms.LARGE;
import static dev.simplecoder.router.Arms.SMALL;
import static dev.simplecoder.router.Arms.failed;
import static dev.simplecoder.router.Arms.fresh;
import static dev.simplecoder.router.Arms.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.outcome.Estimate;
import dev.simplecoder.router.outcome.OutcomeModel;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class KStepTest {

  private static final List<Option> OPTIONS = List.of(fresh(SMALL), fresh(LARGE));

  /** The small arm passes 0.5 and the large one 0.7, and each repairs half of the other's. */
  private static final Map<String, Double> RATES =
      Map.of("small", 0.5, "large", 0.7, "small after [large]", 0.2, "large after [small]", 0.6);

  @Test
  void aValueIsWhatTheFormulaSays() {
    Choice choice = choose(table(0.9), 2, 0.01);
    // 0.5*0.9 - 0.01*1 + 0.5*(0.6*0.9 - 0.01*7) and 0.7*0.9 - 0.01*7 + 0.3*(0.2*0.9 - 0.01*1)
    assertEquals(0.675, choice.candidates().get(0).score(), 1e-12);
    assertEquals(0.611, choice.candidates().get(1).score(), 1e-12);
    assertEquals(new Move.Try(fresh(SMALL)), choice.move());
  }

  @Test
  void oneAttemptTakesWhatPassesMostOften() {
    assertEquals(new Move.Try(fresh(LARGE)), choose(table(0.9), 1, 0.01).move());
  }

  @Test
  void whereCostOutweighsBeingRightNothingMoreIsTried() {
    var policy = new KStep(table(0.9), 2, () -> 0.9, Exploration.NONE);
    assertInstanceOf(Move.Try.class, policy.choose(task(0), OPTIONS, new Random(1)).move());
    Choice choice = policy.choose(task(0).after(failed(SMALL)), OPTIONS, new Random(1));
    assertInstanceOf(Move.Stop.class, choice.move());
  }

  @Test
  void checksThatAreNotToBeTrustedAreWorthLess() {
    Choice trusted = choose(table(1), 2, 0);
    Choice doubted = choose(table(0.5), 2, 0);
    assertEquals(
        trusted.candidates().getFirst().score() / 2,
        doubted.candidates().getFirst().score(),
        1e-12);
  }

  @Test
  void attemptsThatWereMadeCount() {
    var policy = new KStep(table(0.9), 1, () -> 0, Exploration.NONE);
    Choice choice = policy.choose(task(0).after(failed(SMALL)), OPTIONS, new Random(1));
    assertInstanceOf(Move.Stop.class, choice.move());
  }

  /** Planning on the true model, Dyna comes to the values that planning computes. */
  @Test
  void dynaComesToTheValuesThatPlanningComputes() {
    var learning = new DynaQ.Learning(2, 0.01, 20);
    var dyna = new DynaQ(table(1), () -> 0.01, Exploration.NONE, learning, new Random(31));
    var random = new Random(37);
    for (int i = 0; i < 4000; i++) {
      Option first = OPTIONS.get(random.nextInt(2));
      Situation situation =
          random.nextBoolean()
              ? task(0)
              : task(0).after(failed(OPTIONS.get(random.nextInt(2)).arm()));
      if (situation.allows(first)) {
        double pass = table(1).outlook(Features.of(1, 0)).pass(situation, first);
        dyna.learn(Experience.of(situation, first, random.nextDouble() < pass ? 1 : 0));
      }
    }
    Choice learned = dyna.choose(task(0), OPTIONS, new Random(1));
    Choice planned = choose(table(1), 2, 0.01);
    for (int i = 0; i < 2; i++) {
      assertEquals(planned.candidates().get(i).score(), learned.candidates().get(i).score(), 0.05);
    }
  }

  private static Choice choose(OutcomeModel model, int attempts, double price) {
    return new KStep(model, attempts, () -> price, Exploration.NONE)
        .choose(task(0), OPTIONS, new Random(1));
  }

  private static OutcomeModel table(double trust) {
    return new OutcomeModel() {
      @Override
      public Outlook outlook(Features features) {
        return (situation, option) ->
            RATES.getOrDefault(
                situation.failedArms().isEmpty()
                    ? option.key()
                    : option.key() + " after " + situation.failedArms(),
                0.0);
      }

      @Override
      public double trust(Situation situation, Arm arm) {
        return trust;
      }

      @Override
      public Estimate estimate(Situation situation, Option option) {
        return new Estimate(List.of(new Term("known", 0)), 0);
      }

      @Override
      public void learn(Experience experience) {
        // It is known.
      }
    };
  }
}
