package dev.simplecoder.router.gate.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Item.Made;
import dev.simplecoder.router.gate.Item.Wished;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What every rule does that does not explore. */
interface GatePolicyContract {

  GatePolicy policy();

  @Test
  default void theTermsAddUpToAScoreThatAgreesWithTheVerdict() {
    for (Item item : items()) {
      Decision decision = policy().decide(item, new Random(1));
      assertTrue(!decision.terms().isEmpty(), "" + item);
      assertTrue(Double.isFinite(decision.score()), "" + decision);
      assertEquals(Term.sum(decision.terms()), decision.score());
      if (1e-6 < Math.abs(decision.score())) {
        assertEquals(0 < decision.score(), decision.verdict().passes(), item + ": " + decision);
      }
    }
  }

  @Test
  default void theVerdictFitsTheStage() {
    for (Item item : items()) {
      Decision decision = policy().decide(item, new Random(1));
      assertEquals(item.stage().probability(), decision.probability());
      switch (item.stage()) {
        case Wished _ -> {
          assertNotEquals(Verdict.WITHHOLD, decision.verdict());
          assertNotEquals(Verdict.ESCALATE, decision.verdict());
        }
        case Made made -> {
          Verdict held = 0 < made.armsLeft() ? Verdict.ESCALATE : Verdict.WITHHOLD;
          assertTrue(List.of(Verdict.SHOW, held).contains(decision.verdict()), "" + decision);
        }
      }
    }
  }

  @Test
  default void whatExistsIsNotShownLessForBeingMoreProbable() {
    for (Times times : times()) {
      boolean shown = false;
      for (double p = 0; p <= 1; p += 0.01) {
        Verdict verdict = policy().decide(new Item(new Made(p, 0), times), new Random(1)).verdict();
        assertTrue(!shown || verdict == Verdict.SHOW, p + " of " + times);
        shown = verdict == Verdict.SHOW;
      }
    }
  }

  @Test
  default void withoutExplorationNothingIsLeftToChance() {
    for (Item item : items()) {
      Decision decision = policy().decide(item, new Random(1));
      assertEquals(1, decision.propensity());
      assertEquals(decision, policy().decide(item, new Random(2)));
    }
  }

  @Test
  default void whatIsHeldBackPassesAsOftenAsItsPropensitySays() {
    int draws = 4000;
    for (Item item : items()) {
      Verdict usual = policy().decide(item, new Random(1)).verdict();
      var exploring = new Exploring(policy(), 0.1);
      var random = new Random(5);
      int passed = 0;
      for (int i = 0; i < draws; i++) {
        Decision decision = exploring.decide(item, random);
        passed += decision.verdict().passes() ? 1 : 0;
        double said = usual.passes() ? 1 : decision.verdict().passes() ? 0.1 : 0.9;
        assertEquals(said, decision.propensity(), 1e-12);
      }
      assertEquals(usual.passes() ? 1 : 0.1, passed / (double) draws, 0.02, "" + item);
    }
  }

  private static List<Times> times() {
    return List.of(
        Times.of(2, 5, 5, 15, 60),
        Times.of(0.7, 5.9, 1.2, 3.8, 22.5),
        Times.of(30, 5, 5, 15, 60),
        Times.of(2, 5, 5, 60, 60));
  }

  private static List<Item> items() {
    List<Item> items = new ArrayList<>();
    for (Times times : times()) {
      for (double p : new double[] {0, 0.03, 0.1, 0.14, 0.3, 0.5, 0.8, 1}) {
        items.add(new Item(new Wished(p), times));
        items.add(new Item(new Made(p, 0), times));
        items.add(new Item(new Made(p, 1), times));
      }
    }
    return items;
  }
}
