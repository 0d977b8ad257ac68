package dev.simplecoder.router.policy;

import static dev.simplecoder.router.Arms.SMALL;
import static dev.simplecoder.router.Arms.fresh;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Term;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ClarifyTest {

  private static Choice choose(double success, double mended, long seed) {
    var best = new Choice.Scored(new Move.Try(fresh(SMALL)), List.of(new Term("passes", success)));
    return Clarify.choose(best, success, mended, 0.1, new Random(seed));
  }

  @Test
  void itAsksWhereWhatAnAnswerMendsIsWorthMoreThanTheTimeItTakes() {
    Choice asked = choose(0.4, 0.25, 1);
    assertEquals(new Move.Ask(), asked.move());
    assertEquals(0.9, asked.probability(), 1e-12);
    assertEquals(0.4 + 0.25 * 0.6 - 0.1, asked.candidates().getLast().score(), 1e-12);

    Choice sure = choose(0.7, 0.25, 1);
    assertInstanceOf(Move.Try.class, sure.move());
    assertEquals(1, sure.probability());
  }

  @Test
  void aTenthOfTheQuestionsIsLeftOutAndNoneIsAskedByLot() {
    int asked = 0;
    for (int seed = 0; seed < 2_000; seed++) {
      asked += choose(0.4, 0.25, seed * 7919L).move() instanceof Move.Ask ? 1 : 0;
      assertInstanceOf(Move.Try.class, choose(0.9, 0.25, seed).move());
    }
    assertEquals(0.9, asked / 2_000.0, 0.03);
  }
}
