package dev.simplecoder.router.policy;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.outcome.OutcomeModel;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Learns the value of each option after each set of failures, from what happened and from what the
 * outcome model says would happen (Sutton 1991; F-36). A state is which arms have failed; what the
 * task is like enters through the model only.
 */
public final class DynaQ implements Policy {

  /** How many of the situations that were seen are kept to imagine others from. */
  private static final int KEPT = 500;

  private static final Term STOP = new Term("nothing more is paid", 0);

  private final OutcomeModel model;
  private final Price price;
  private final Exploration exploration;
  private final Learning learning;
  private final RandomGenerator random;
  private final Map<List<String>, Map<String, Double>> values = new HashMap<>();
  private final Map<String, Option> options = new HashMap<>();
  private final List<Situation> seen = new ArrayList<>();

  /**
   * How values are learned.
   *
   * @param attempts how many a task may have
   * @param rate eta: by how much of the difference a value moves
   * @param imagined n: how many steps are imagined after each real one
   */
  public record Learning(int attempts, double rate, int imagined) {}

  /** {@code random} draws the situations and options that are imagined. */
  public DynaQ(
      OutcomeModel model,
      Price price,
      Exploration exploration,
      Learning learning,
      RandomGenerator random) {
    this.model = model;
    this.price = price;
    this.exploration = exploration;
    this.learning = learning;
    this.random = random;
  }

  @Override
  public Choice choose(Situation situation, List<Option> offered, RandomGenerator lot) {
    offered.forEach(option -> options.put(option.key(), option));
    List<Scored> tries =
        situation.failures().size() < learning.attempts()
            ? Candidates.of(
                situation,
                offered,
                option -> List.of(new Term("what came of it in the end", value(situation, option))))
            : List.of();
    return exploration.among(tries, List.of(new Scored(new Move.Stop(), List.of(STOP))), lot);
  }

  @Override
  public void learn(Experience experience) {
    model.learn(experience);
    Option option = experience.option();
    options.put(option.key(), option);
    if (seen.size() < KEPT) {
      seen.add(experience.situation());
    } else {
      seen.set(random.nextInt(KEPT), experience.situation());
    }
    double right = experience.right().orElse(model.trust(experience.situation(), option.arm()));
    update(experience.situation(), option, experience.passed(), right);
    List<Option> known = List.copyOf(options.values());
    for (int step = 0; step < learning.imagined(); step++) {
      Situation situation = seen.get(random.nextInt(seen.size()));
      Option imagined = known.get(random.nextInt(known.size()));
      if (situation.allows(imagined)) {
        double pass = model.outlook(situation.features()).pass(situation, imagined);
        update(situation, imagined, pass, model.trust(situation, imagined.arm()));
      }
    }
  }

  private void update(Situation situation, Option option, double pass, double right) {
    Situation next = situation.after(new Failure(option.arm(), Failure.Kind.UNKNOWN));
    double target = pass * right - price.now() * option.cost() + (1 - pass) * best(next);
    values
        .computeIfAbsent(situation.failedArms(), _ -> new HashMap<>())
        .merge(
            option.key(),
            learning.rate() * target,
            (old, _) -> old + learning.rate() * (target - old));
  }

  private double best(Situation situation) {
    double best = 0;
    if (situation.failures().size() < learning.attempts()) {
      for (Option option : options.values()) {
        if (situation.allows(option)) {
          best = Math.max(best, value(situation, option));
        }
      }
    }
    return best;
  }

  private double value(Situation situation, Option option) {
    return values.getOrDefault(situation.failedArms(), Map.of()).getOrDefault(option.key(), 0.0);
  }
}
