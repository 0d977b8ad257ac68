package dev.simplecoder.router.train;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.OptionalDouble;
import java.util.SequencedMap;
import java.util.function.IntPredicate;
import java.util.function.Supplier;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;

/**
 * A policy of the router that always asks the arm it thinks best, taught by each attempt. A group
 * is made by that arm and by others, drawn without repetition as long as there are some, since it
 * learns as much from those.
 */
final class Taught implements Trainer {

  private final Policy policy;
  private final List<Option> options;
  private final RandomGenerator lot;
  private final Supplier<SequencedMap<String, List<Double>>> learned;

  /**
   * @param policy that does not explore
   * @param options a fresh attempt of each arm
   * @param lot what the policy is given to draw with
   * @param learned what it has learned by now
   */
  Taught(
      Policy policy,
      List<Option> options,
      RandomGenerator lot,
      Supplier<SequencedMap<String, List<Double>>> learned) {
    this.policy = policy;
    this.options = List.copyOf(options);
    this.lot = lot;
    this.learned = learned;
  }

  @Override
  public List<Double> probabilities(Features task) {
    int best = best(task);
    return IntStream.range(0, options.size()).mapToObj(arm -> arm == best ? 1.0 : 0.0).toList();
  }

  private int best(Features task) {
    Choice choice = policy.choose(Situation.first(task), options, lot);
    return switch (choice.move()) {
      case Move.Try(Option option) -> options.indexOf(option);
      case Move.Ask(), Move.Stop() -> throw new IllegalStateException("nothing was tried yet");
    };
  }

  @Override
  public List<Draw> group(Features task, int size, RandomGenerator random) {
    int best = best(task);
    List<Draw> drawn = new ArrayList<>(List.of(new Draw(best, 1)));
    List<Integer> next = arms(arm -> arm != best);
    while (drawn.size() < size) {
      Collections.shuffle(next, random);
      double probability = 1.0 / next.size();
      next.stream()
          .limit(size - drawn.size())
          .forEach(arm -> drawn.add(new Draw(arm, probability)));
      next = arms(_ -> true);
    }
    return drawn;
  }

  private List<Integer> arms(IntPredicate wanted) {
    List<Integer> arms = new ArrayList<>();
    IntStream.range(0, options.size()).filter(wanted).forEach(arms::add);
    return arms;
  }

  @Override
  public Signal signal() {
    return Signal.REWARDS;
  }

  @Override
  public void trainStep(Batch batch) {
    for (Datum datum : batch.data()) {
      policy.learn(
          new Experience(
              Situation.first(datum.task()),
              options.get(datum.arm()),
              Math.clamp(datum.reward(), 0, 1),
              OptionalDouble.empty(),
              datum.reward()));
    }
  }

  @Override
  public SequencedMap<String, List<Double>> learned() {
    return learned.get();
  }
}
