package dev.simplecoder.router.gate.policy;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Entropy;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Item.Made;
import dev.simplecoder.router.gate.Item.Wished;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Decides from the context alone where that is hardly in doubt, and looks at the suggestion
 * otherwise (F-9).
 *
 * @param doubt the entropy in bits up to which the context settles it
 */
public record TwoStage(double doubt) implements GatePolicy {

  @Override
  public String name() {
    return "two-stage";
  }

  @Override
  public Decision decide(Item item, RandomGenerator random) {
    Times times = item.times();
    return switch (item.stage()) {
      case Wished wished -> beforehand(wished, times);
      case Made made -> Threshold.onceMade(made, times);
    };
  }

  private Decision beforehand(Wished wished, Times times) {
    double p = wished.probability();
    double bar = times.barToGenerate();
    double entropy = Entropy.bits(p);
    if (doubt < entropy) {
      var terms = List.of(new Term("doubt", entropy), new Term("doubt that is allowed", -doubt));
      return new Decision(Verdict.GENERATE, bar, p, 1, terms);
    }
    Verdict verdict = bar < p ? Verdict.SHOW : Verdict.DO_NOT_GENERATE;
    return new Decision(verdict, bar, p, 1, Threshold.all(wished, times));
  }
}
