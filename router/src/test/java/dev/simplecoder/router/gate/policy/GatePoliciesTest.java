package dev.simplecoder.router.gate.policy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Item.Made;
import dev.simplecoder.router.gate.Item.Wished;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.gate.policy.Threshold.Generation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

class GatePoliciesTest {

  /** With bars of 7/45 before and 5/45 after generation. */
  private static final Times TIMES = Times.of(2, 5, 5, 15, 60);

  private static Verdict before(GatePolicy policy, double p) {
    return policy.decide(new Item(new Wished(p), TIMES), new Random(1)).verdict();
  }

  private static Verdict after(GatePolicy policy, double p) {
    return policy.decide(new Item(new Made(p, 0), TIMES), new Random(1)).verdict();
  }

  @Nested
  class AlwaysTest implements GatePolicyContract {
    @Override
    public GatePolicy policy() {
      return new Always();
    }
  }

  @Nested
  class NeverTest implements GatePolicyContract {
    @Override
    public GatePolicy policy() {
      return new Never();
    }
  }

  @Nested
  class PlainThresholdTest implements GatePolicyContract {
    @Override
    public GatePolicy policy() {
      return new Threshold(Generation.COUNTED);
    }

    @Test
    void generationStillCountsOnceItIsSpent() {
      assertEquals(Verdict.WITHHOLD, after(policy(), 0.14));
      assertEquals(Verdict.SHOW, after(policy(), 0.16));
    }
  }

  @Nested
  class ThresholdTest implements GatePolicyContract {
    @Override
    public GatePolicy policy() {
      return new Threshold(Generation.SUNK);
    }

    @Test
    void generationIsSunkOnceItIsSpent() {
      assertEquals(Verdict.WITHHOLD, after(policy(), 0.11));
      assertEquals(Verdict.SHOW, after(policy(), 0.12));
    }
  }

  @Nested
  class TwoStageTest implements GatePolicyContract {
    @Override
    public GatePolicy policy() {
      return new TwoStage(0.4);
    }

    @Test
    void whatIsHardlyInDoubtIsSettledByTheContext() {
      assertEquals(Verdict.DO_NOT_GENERATE, before(policy(), 0.05));
      assertEquals(Verdict.GENERATE, before(policy(), 0.15));
      assertEquals(Verdict.SHOW, before(policy(), 0.95));
    }
  }

  @Nested
  class ValueOfInformationTest implements GatePolicyContract {
    @Override
    public GatePolicy policy() {
      return new ValueOfInformation(0.8);
    }

    @Test
    void withoutASpreadTheBarIsThatOfTheTimes() {
      double bar =
          new ValueOfInformation(0).decide(new Item(new Wished(0.5), TIMES), new Random(1)).bar();
      assertEquals(7 / 45.0, bar, 1e-9);
    }

    @Test
    void whatTheSuggestionMayTellLowersTheBar() {
      assertEquals(Verdict.DO_NOT_GENERATE, before(new ValueOfInformation(0), 0.14));
      assertEquals(Verdict.GENERATE, before(policy(), 0.14));
    }

    /** The sum over the same noise drawn 400,000 times. */
    @Test
    void sevenPointsAreTheIntegral() {
      var random = new Random(11);
      double middle = Math.log(0.3 / 0.7);
      double sum = 0;
      int draws = 400_000;
      for (int i = 0; i < draws; i++) {
        double p = 1 / (1 + Math.exp(-middle - 0.8 * random.nextGaussian()));
        sum += Math.max(0, TIMES.utilityOnceMade(p));
      }
      assertEquals(sum / draws, new ValueOfInformation(0.8).worth(0.3, TIMES), 0.05);
    }
  }

  @Nested
  class GuardrailTest implements GatePolicyContract {
    @Override
    public GatePolicy policy() {
      return new Guardrail(0.2);
    }

    @Test
    void fiftyNineRejectionsAreEnoughForNinetyFivePercentAndFiftyEightAreNot() {
      assertTrue(ClopperPearson.lower(58, 58, 0.95) < 0.95);
      assertTrue(0.95 < ClopperPearson.lower(59, 59, 0.95));
      List<Forecast> seen = Collections.nCopies(58, new Forecast(0.1, false));
      assertEquals(Guardrail.OPEN, Guardrail.fitted(seen, 0.95, 0.95));
      seen = Collections.nCopies(59, new Forecast(0.1, false));
      assertEquals(new Guardrail(0.1), Guardrail.fitted(seen, 0.95, 0.95));
    }

    /** Bounds from tables of the F distribution. */
    @Test
    void theBoundIsThatOfTheTables() {
      assertEquals(0.6058, ClopperPearson.lower(9, 10, 0.95), 1e-4);
      assertEquals(0.0051, ClopperPearson.lower(1, 10, 0.95), 1e-4);
      assertEquals(0, ClopperPearson.lower(0, 10, 0.95));
    }

    @Test
    void itHidesUpToTheHighestCutThatTheBoundAllows() {
      List<Forecast> seen = new ArrayList<>(Collections.nCopies(60, new Forecast(0.1, false)));
      seen.addAll(Collections.nCopies(40, new Forecast(0.2, false)));
      seen.addAll(Collections.nCopies(50, new Forecast(0.3, true)));
      Guardrail guardrail = Guardrail.fitted(seen, 0.9, 0.95);
      assertEquals(new Guardrail(0.2), guardrail);
      assertEquals(Verdict.WITHHOLD, after(guardrail, 0.2));
      assertEquals(Verdict.SHOW, after(guardrail, 0.21));
    }
  }
}
