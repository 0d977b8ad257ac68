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
import dev.simplecoder.router.outcome.OutcomeModel.Outlook;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/**
 * Plans a few attempts ahead on the outcome model (F-35) and takes the first: {@code V_k(s) = max_a
 * p(s,a)*q(a) - lambda*c(a) + (1 - p(s,a))*V_(k+1)(s')}, where p is the probability of passing the
 * checks and q that of being right when they pass, so that doubtful checks are worth less. {@code
 * V} is 0 where nothing more is tried. Who asks for something gets a first attempt, be it worth its
 * cost or not.
 */
public final class KStep implements Policy {

  private final OutcomeModel model;
  private final int attempts;
  private final Price price;
  private final Exploration exploration;

  /**
   * @param attempts how many a task may have, the failed ones included
   * @param price what a unit of cost is worth in right answers, now
   */
  public KStep(OutcomeModel model, int attempts, Price price, Exploration exploration) {
    if (attempts < 1) {
      throw new IllegalArgumentException(attempts + " attempts");
    }
    this.model = model;
    this.attempts = attempts;
    this.price = price;
    this.exploration = exploration;
  }

  @Override
  public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
    var plan = new Plan(model.outlook(situation.features()), options);
    List<Scored> tries = new ArrayList<>();
    if (situation.failures().size() < attempts) {
      for (Option option : options) {
        if (situation.allows(option)) {
          tries.add(new Scored(new Move.Try(option), plan.terms(situation, option)));
        }
      }
    }
    boolean mayStop = tries.isEmpty() || !situation.failures().isEmpty();
    return exploration.among(
        tries, mayStop ? List.of(new Scored(new Move.Stop(), List.of())) : List.of(), random);
  }

  @Override
  public void learn(Experience experience) {
    model.learn(experience);
  }

  /** The values of what may follow; in which order attempts failed does not matter. */
  private final class Plan {

    private final Outlook outlook;
    private final List<Option> options;
    private final Map<List<String>, Double> values = new HashMap<>();

    Plan(Outlook outlook, List<Option> options) {
      this.outlook = outlook;
      this.options = options;
    }

    List<Term> terms(Situation situation, Option option) {
      double pass = outlook.pass(situation, option);
      double trust = model.trust(situation, option.arm());
      return Meant.terms(
          "passes and is right",
          pass * trust,
          situation.features(),
          plain -> model.outlook(plain).pass(situation, option) * trust,
          price.of(option),
          new Term("what can follow", (1 - pass) * value(failed(situation, option))));
    }

    private double value(Situation situation) {
      if (attempts <= situation.failures().size()) {
        return 0;
      }
      Double known = values.get(situation.failedArms());
      if (known != null) {
        return known;
      }
      double best = 0;
      for (Option option : options) {
        if (situation.allows(option)) {
          best = Math.max(best, value(situation, option));
        }
      }
      values.put(situation.failedArms(), best);
      return best;
    }

    private double value(Situation situation, Option option) {
      double pass = outlook.pass(situation, option);
      return pass * model.trust(situation, option.arm())
          - price.now() * option.cost()
          + (1 - pass) * value(failed(situation, option));
    }

    private static Situation failed(Situation situation, Option option) {
      return situation.after(new Failure(option.arm(), Failure.Kind.UNKNOWN));
    }
  }
}
