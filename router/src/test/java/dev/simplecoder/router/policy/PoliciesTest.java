package dev.simplecoder.router.policy;

import dev.simplecoder.router.Policy;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Prior;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Nested;

/** Every policy, held to the contract. */
class PoliciesTest {

  private static final Prior EVEN = _ -> 0.5;
  private static final Price PRICE = () -> 0.001;

  private static LearnedOutcomes outcomes() {
    return new LearnedOutcomes(EVEN, Fading.USUAL, Spread.usual(2));
  }

  @Nested
  class FixedTest implements PolicyContract {
    @Override
    public Policy policy() {
      return new Fixed(List.of("small", "large"));
    }
  }

  @Nested
  class BestSoFarTest implements PolicyContract.Learning {
    @Override
    public Policy policy() {
      return new BestSoFar(EVEN, PRICE, Exploration.NONE);
    }
  }

  @Nested
  class EpsilonGreedyTest implements PolicyContract.Learning {
    @Override
    public Policy policy() {
      return new BestSoFar(EVEN, PRICE, new Exploration(0.1));
    }
  }

  @Nested
  class Ucb1Test implements PolicyContract.Learning {
    @Override
    public Policy policy() {
      return new Ucb1(EVEN, PRICE, 0.5);
    }
  }

  @Nested
  class DisjointLinUcbTest implements PolicyContract.Learning {
    @Override
    public Policy policy() {
      return new LinUcb(new SeparateRewards(EVEN, 20, 1), PRICE, 0.3);
    }
  }

  @Nested
  class HybridLinUcbTest implements PolicyContract.Learning {
    @Override
    public Policy policy() {
      return new LinUcb(new HybridRewards(2, EVEN, 20, 1), PRICE, 0.3);
    }
  }

  @Nested
  class ThompsonTest implements PolicyContract.Learning {
    @Override
    public Policy policy() {
      return new Thompson(new SeparateRewards(EVEN, 20, 1), PRICE, 1);
    }
  }

  @Nested
  class KStepOfThreeTest implements PolicyContract.Learning {
    @Override
    public Policy policy() {
      return new KStep(outcomes(), 3, PRICE, Exploration.FLOOR);
    }
  }

  @Nested
  class OneCallTest implements PolicyContract.Learning {
    @Override
    public Policy policy() {
      return new OneCall(outcomes(), 0.5, PRICE);
    }
  }

  @Nested
  class DynaQTest implements PolicyContract.Learning {
    @Override
    public Policy policy() {
      var learning = new DynaQ.Learning(2, 0.1, 5);
      return new DynaQ(outcomes(), PRICE, Exploration.FLOOR, learning, new Random(29));
    }
  }
}
