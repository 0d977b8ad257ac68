package dev.simplecoder.router.gate.policy;

import dev.simplecoder.router.Term;
import dev.simplecoder.router.gate.Decision;
import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Item.Made;
import dev.simplecoder.router.gate.Item.Wished;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.outcome.LogOdds;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * Generates where what the suggestion may turn out to be worth is more than its generation (F-10).
 * The second estimate is taken to be the first with normal noise on the log odds.
 *
 * @param spread the standard deviation of that noise; with 0 the first estimate is final
 */
public record ValueOfInformation(double spread) implements GatePolicy {

  /** Of the Gauss–Hermite rule with 7 points; each but the first stands for its opposite too. */
  private static final double[] NODES = {
    0, 0.8162878828589647, 1.673551628767471, 2.651961356835233
  };

  private static final double[] WEIGHTS = {
    0.8102646175568073, 0.4256072526101278, 0.05451558281912703, 0.0009717812450995193
  };

  private static final int HALVINGS = 50;

  public ValueOfInformation {
    if (!Double.isFinite(spread) || spread < 0) {
      throw new IllegalArgumentException("a spread of " + spread);
    }
  }

  @Override
  public String name() {
    return "value of information";
  }

  @Override
  public Decision decide(Item item, RandomGenerator random) {
    Times times = item.times();
    return switch (item.stage()) {
      case Wished wished ->
          Decision.byBar(
              wished,
              bar(times),
              List.of(
                  new Term("what it may be worth", worth(wished.probability(), times)),
                  new Term("generation", -times.generation())));
      case Made made -> Threshold.onceMade(made, times);
    };
  }

  /** The expectation of what is saved where only what pays is shown, in seconds. */
  double worth(double p, Times times) {
    double middle = LogOdds.of(p);
    double sum = WEIGHTS[0] * shown(middle, times);
    for (int i = 1; i < NODES.length; i++) {
      double step = Math.sqrt(2) * spread * NODES[i];
      sum += WEIGHTS[i] * (shown(middle - step, times) + shown(middle + step, times));
    }
    return sum / Math.sqrt(Math.PI);
  }

  private static double shown(double logOdds, Times times) {
    double p = LogOdds.probability(logOdds);
    return times.barToShow() < p ? Math.max(0, times.utilityOnceMade(p)) : 0;
  }

  /** The worth grows with the probability, so there is one. */
  private double bar(Times times) {
    double low = 0;
    double high = Times.NEVER;
    if (times.generation() < worth(low, times)) {
      return -1;
    }
    for (int i = 0; i < HALVINGS; i++) {
      double middle = (low + high) / 2;
      if (times.generation() < worth(middle, times)) {
        high = middle;
      } else {
        low = middle;
      }
    }
    return high;
  }
}
