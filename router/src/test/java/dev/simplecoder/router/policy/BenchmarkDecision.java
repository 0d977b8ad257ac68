package dev.simplecoder.router.policy;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.OptionsBuilder;

/**
 * How long a decision among five arms takes at 32 features, not run by {@code verify}; see
 * CONTRIBUTING.md. LinUCB is there to compare with.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
@Timeout(value = 1, unit = TimeUnit.HOURS)
public class BenchmarkDecision {

  private static final int FEATURES = 32;

  @Param({"K=1", "K=2", "K=3", "LinUCB"})
  public String policy = "";

  private final Random random = new Random(89);
  private final List<Option> options = new ArrayList<>();
  private final List<Situation> tasks = new ArrayList<>();
  private Policy deciding = policy();
  private int next;

  /** On what 500 tasks have taught. */
  @Setup
  public void teach() {
    deciding = policy();
    for (int arm = 0; arm < 5; arm++) {
      options.add(Option.fresh(new Arm("arm " + arm, "family " + arm, arm, false), arm));
    }
    for (int task = 0; task < 500; task++) {
      Situation situation = Situation.first(Features.of(random.doubles(FEATURES, -1, 1).toArray()));
      tasks.add(situation);
      deciding.learn(Experience.of(situation, options.get(task % 5), random.nextInt(2)));
    }
  }

  private Policy policy() {
    return policy.startsWith("K=")
        ? new KStep(
            new LearnedOutcomes(_ -> 0.5, Fading.USUAL, Spread.usual(FEATURES)),
            Integer.parseInt(policy.substring(2)),
            () -> 0.001,
            Exploration.FLOOR)
        : new LinUcb(new SeparateRewards(_ -> 0.5, 20, 1), () -> 0.001, 0.3);
  }

  @Test
  void decisions() throws RunnerException {
    new Runner(new OptionsBuilder().include(getClass().getName()).build()).run();
  }

  /** Of one task. */
  @Benchmark
  public Choice decision() {
    next = (next + 1) % tasks.size();
    return deciding.choose(tasks.get(next), options, random);
  }
}
