package dev.simplecoder.router.gate.policy;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Item.Made;
import dev.simplecoder.router.gate.Item.Wished;
import dev.simplecoder.router.gate.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/** Generates everything, and shows what is expected to save time (F-4). */
public record Threshold(Generation generation) implements GatePolicy {

  /** What becomes of the time of generation once it is spent. */
  public enum Generation {
    /** It still counts, as the plain formula has it. */
    COUNTED,
    /** It is the same whether the item is shown or not (F-6). */
    SUNK
  }

  @Override
  public String name() {
    return switch (generation) {
      case COUNTED -> "threshold, plain";
      case SUNK -> "threshold";
    };
  }

  @Override
  public Decision decide(Item item, RandomGenerator random) {
    return switch (item.stage()) {
      case Wished wished ->
          Decision.byBar(wished, -1, List.of(new Term("judged when it exists", 1)));
      case Made made -> {
        Times times = item.times();
        yield switch (generation) {
          case SUNK -> onceMade(made, times);
          case COUNTED -> Decision.byBar(made, times.barToGenerate(), all(made, times));
        };
      }
    };
  }

  /** Shows what exists where that is expected to save time. */
  static Decision onceMade(Made made, Times times) {
    return Decision.byBar(made, times.barToShow(), times.terms(made.probability()));
  }

  /** The terms of {@link Times#utility}. */
  static List<Term> all(Item.Stage stage, Times times) {
    List<Term> terms = new ArrayList<>(times.terms(stage.probability()));
    terms.add(new Term("generation", -times.generation()));
    return terms;
  }
}
