package dev.simplecoder.router.outcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class AnswerEffectTest {

  @Test
  void atFirstAQuarterOfTheFailuresIsMended() {
    assertEquals(0.25, new AnswerEffect().share(), 1e-12);
  }

  @Test
  void whatAQuestionDoesIsFoundAlsoWhereVagueRequestsFailMoreThanIsExpected() {
    long seed = 7;
    var random = new Random(seed);
    var effect = new AnswerEffect();
    for (int i = 0; i < 4_000; i++) {
      double expected = 0.2 + 0.5 * random.nextDouble();
      double unasked = expected - 0.2 * (1 - expected);
      double asked = unasked + 0.6 * (1 - expected);
      effect.learnUnasked(expected, random.nextDouble() < unasked ? 1 : 0);
      effect.learnAsked(expected, random.nextDouble() < asked ? 1 : 0);
    }
    assertEquals(0.6, effect.share(), 0.05, "seed " + seed);
  }

  @Test
  void questionsThatHelpNobodyAreWorthNothingInTheEnd() {
    var effect = new AnswerEffect();
    for (int i = 0; i < 30; i++) {
      effect.learnAsked(0.5, 0);
      effect.learnUnasked(0.5, i % 2);
    }
    assertEquals(0, effect.share());
    effect.learnAsked(1, 0);
    assertTrue(Double.isFinite(effect.share()));
  }
}
