package dev.simplecoder.router.gate.policy;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Times;
import java.util.List;
import java.util.random.RandomGenerator;

/** Shows nothing. */
public record Never() implements GatePolicy {

  @Override
  public String name() {
    return "never";
  }

  @Override
  public Decision decide(Item item, RandomGenerator random) {
    return Decision.byBar(item.stage(), Times.NEVER, List.of(new Term("never", -1)));
  }
}
