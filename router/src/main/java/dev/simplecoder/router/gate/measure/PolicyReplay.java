package dev.simplecoder.router.gate.measure;

import dev.simplecoder.router.gate.GatePolicy;
import dev.simplecoder.router.gate.Item;
import dev.simplecoder.router.gate.Item.Made;
import dev.simplecoder.router.gate.Item.Wished;
import dev.simplecoder.router.gate.Times;
import dev.simplecoder.router.gate.Verdict;
import dev.simplecoder.router.gate.policy.Always;
import dev.simplecoder.router.gate.policy.Guardrail;
import dev.simplecoder.router.gate.policy.Never;
import dev.simplecoder.router.gate.policy.Threshold;
import dev.simplecoder.router.gate.policy.Threshold.Generation;
import dev.simplecoder.router.gate.policy.TwoStage;
import dev.simplecoder.router.gate.policy.ValueOfInformation;
import dev.simplecoder.router.outcome.LogOdds;
import java.util.Comparator;
import java.util.List;
import java.util.function.DoubleFunction;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * What each rule would have made of the items of people who were left out. Everything in a rule,
 * times and bars included, is of the others.
 *
 * @param spent of each row
 */
record PolicyReplay(List<Spent> spent, RandomGenerator random) {

  private static final String PER_ITEM = "threshold, per item";
  private static final double TARGET = 0.9;
  private static final double CONFIDENCE = 0.95;

  /**
   * What became of one item.
   *
   * @param saved in seconds
   */
  record Result(Verdict verdict, double saved, boolean accepted) {

    boolean shown() {
      return verdict == Verdict.SHOW;
    }
  }

  /** A rule, with the times that it is told of an item by how long it would take to write it. */
  private record Told(String name, GatePolicy policy, DoubleFunction<Times> times) {

    /** The same of every item. */
    Told(GatePolicy policy, Times times) {
      this(policy.name(), policy, _ -> times);
    }
  }

  /** For each policy, the results of the person's rows; the same policies for everybody. */
  List<Named> of(HeldOut held) {
    Times times = HeldOutTimes.mean(held, spent);
    TimesByLength byLength = HeldOutTimes.byLength(held, spent);
    List<Told> rules =
        List.of(
            new Told(new Always(), times),
            new Told(new Never(), times),
            new Told(new Threshold(Generation.COUNTED), times.pooled(held.usual())),
            new Told(new Threshold(Generation.SUNK), times),
            new Told(PER_ITEM, new Threshold(Generation.SUNK), byLength::of),
            new Told(twoStage(held, times), times),
            new Told(new ValueOfInformation(spread(held)), times),
            new Told(Guardrail.fitted(held.suggestion().training(), TARGET, CONFIDENCE), times));
    return rules.stream().map(rule -> named(rule, held)).toList();
  }

  /** The results of one rule. */
  record Named(String policy, List<Result> results) {}

  private Named named(Told rule, HeldOut held) {
    List<Result> results =
        IntStream.range(0, held.own().size())
            .mapToObj(i ->
                result(
                    rule,
                    held.context().adapted().get(i).probability(),
                    held.suggestion().adapted().get(i).probability(),
                    held.context().adapted().get(i).accepted(),
                    spent.get(held.own().get(i))))
            .toList();
    return new Named(rule.name(), results);
  }

  private Result result(Told rule, double before, double after, boolean accepted, Spent cost) {
    Times times = rule.times().apply(cost.write());
    Verdict verdict = rule.policy().decide(new Item(new Wished(before), times), random).verdict();
    if (verdict == Verdict.GENERATE) {
      verdict = rule.policy().decide(new Item(new Made(after, 0), times), random).verdict();
    }
    double saved =
        switch (verdict) {
          case SHOW -> cost.saved(accepted);
          case WITHHOLD -> -cost.generation();
          case DO_NOT_GENERATE -> 0;
          case GENERATE, ESCALATE -> throw new IllegalStateException(verdict + " of what exists");
        };
    return new Result(verdict, saved, accepted);
  }

  /** With the doubt that would have saved most among the others. */
  private GatePolicy twoStage(HeldOut held, Times times) {
    return IntStream.rangeClosed(0, 10)
        .mapToObj(tenths -> new TwoStage(tenths / 10.0))
        .max(Comparator.comparingDouble(policy -> savedInTraining(new Told(policy, times), held)))
        .orElseThrow();
  }

  private double savedInTraining(Told rule, HeldOut held) {
    double saved = 0;
    for (int i = 0; i < held.training().size(); i++) {
      double before = held.context().training().get(i).probability();
      var after = held.suggestion().training().get(i);
      Spent cost = spent.get(held.training().get(i));
      saved += result(rule, before, after.probability(), after.accepted(), cost).saved();
    }
    return saved;
  }

  /** How far the two estimates are apart in the log odds, among the others. */
  private static double spread(HeldOut held) {
    double squares = 0;
    int rows = held.training().size();
    for (int i = 0; i < rows; i++) {
      double apart =
          LogOdds.of(held.suggestion().training().get(i).probability())
              - LogOdds.of(held.context().training().get(i).probability());
      squares += apart * apart / rows;
    }
    return Math.sqrt(squares);
  }
}
