package dev.simplecoder.router.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class PacerTest {

  /** Tasks are worth between 0 and 1; the dear way costs 9, the cheap one 1. */
  @Test
  void theMeanCostComesToTheBudget() {
    for (double budget : new double[] {1.5, 4, 8}) {
      var pacer = new Pacer(budget, 0.01, 0.05);
      var random = new Random(47);
      for (int i = 0; i < 5000; i++) {
        double worth = random.nextDouble();
        pacer.paid(pacer.now() * 8 < worth ? 9 : 1);
      }
      assertEquals(budget, pacer.mean(), 0.02 * budget);
    }
  }

  @Test
  void thePriceStaysBoundedWhateverIsPaid() {
    var pacer = new Pacer(1, 0.01, 0.5);
    for (int i = 0; i < 1000; i++) {
      pacer.paid(1e8);
    }
    assertTrue(pacer.now() <= 1e6);
    for (int i = 0; i < 1000; i++) {
      pacer.paid(0);
    }
    assertTrue(0 < pacer.now());
  }

  @Test
  void aBudgetOfNothingIsNoBudget() {
    assertThrows(IllegalArgumentException.class, () -> new Pacer(0, 1, 1));
  }
}
