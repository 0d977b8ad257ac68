package dev.simplecoder.router.gate.policy;

import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import java.util.random.RandomGenerator;

/**
 * Lets pass now and then what another policy would hold back, so that it is known what becomes of
 * such items. What would pass always does.
 *
 * @param share of what is held back
 */
public record Exploring(GatePolicy policy, double share) implements GatePolicy {

  public Exploring {
    if (!(0 < share && share < 1)) {
      throw new IllegalArgumentException("a share in (0, 1), not " + share);
    }
  }

  @Override
  public String name() {
    return policy.name() + ", exploring";
  }

  @Override
  public Decision decide(Item item, RandomGenerator random) {
    Decision usual = policy.decide(item, random);
    if (usual.verdict().passes()) {
      return usual;
    }
    boolean explored = random.nextDouble() < share;
    return new Decision(
        explored ? item.stage().passing() : usual.verdict(),
        usual.bar(),
        usual.probability(),
        explored ? share : 1 - share,
        usual.terms());
  }
}
