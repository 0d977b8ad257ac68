package dev.simplecoder.router.gate.policy;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Verdict;
import java.util.List;
import java.util.random.RandomGenerator;

/** Shows everything. */
public record Always() implements GatePolicy {

  @Override
  public String name() {
    return "always";
  }

  @Override
  public Decision decide(Item item, RandomGenerator random) {
    double probability = item.stage().probability();
    return new Decision(Verdict.SHOW, 0, probability, 1, List.of(new Term("always", 1)));
  }
}
