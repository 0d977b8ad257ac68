package dev.simplecoder.router.gate.policy;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.Forecast;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Item.Made;
import dev.simplecoder.router.gate.Item.Wished;
import java.util.Comparator;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Hides only what lies so low that nearly everything there was rejected.
 *
 * @param cut up to which probability it hides; below 0 it hides nothing
 */
public record Guardrail(double cut) implements GatePolicy {

  /** Where too little is known to hide anything. */
  public static final Guardrail OPEN = new Guardrail(-1);

  /**
   * The highest cut under which the share of rejections is surely that large: its lower bound is,
   * not its estimate, which would miss the target half of the time.
   *
   * @param target the share of what is hidden that would have been rejected
   * @param confidence of the bound, on one side
   */
  public static Guardrail fitted(List<Forecast> seen, double target, double confidence) {
    List<Forecast> sorted =
        seen.stream().sorted(Comparator.comparingDouble(Forecast::probability)).toList();
    Guardrail best = OPEN;
    int rejected = 0;
    for (int i = 0; i < sorted.size(); i++) {
      rejected += sorted.get(i).accepted() ? 0 : 1;
      double cut = sorted.get(i).probability();
      boolean tied = i + 1 < sorted.size() && sorted.get(i + 1).probability() <= cut;
      if (!tied && holds(rejected, i + 1, target, confidence)) {
        best = new Guardrail(cut);
      }
    }
    return best;
  }

  /** Whether the share of rejections is surely that large; as in {@link #fitted}. */
  public static boolean holds(int rejected, int all, double target, double confidence) {
    return target <= ClopperPearson.lower(rejected, all, confidence);
  }

  @Override
  public String name() {
    return "guardrail";
  }

  @Override
  public Decision decide(Item item, RandomGenerator random) {
    return switch (item.stage()) {
      case Wished wished ->
          Decision.byBar(wished, -1, List.of(new Term("judged when it exists", 1)));
      case Made made ->
          Decision.byBar(
              made,
              cut,
              List.of(new Term("probability", made.probability()), new Term("cut", -cut)));
    };
  }
}
