package dev.simplecoder.app.routing;

import dev.simplecoder.agent.model.Role;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Routing;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.store.decisions.DecisionLog;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.OutcomeModel;
import dev.simplecoder.router.policy.Exploration;
import dev.simplecoder.router.policy.Fixed;
import dev.simplecoder.router.policy.KStep;
import dev.simplecoder.router.policy.OneCall;
import dev.simplecoder.router.policy.Pacer;
import dev.simplecoder.router.policy.Price;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * By what and on what models are chosen.
 *
 * @param wanted what the person has set
 * @param price of a second, in tasks done right
 * @param budget after which no further attempt is begun on a task; empty where there is none
 * @param attempts as often as models are expected to work on a task; once where nothing is known to
 *     test what they make, for then nobody would notice a failure that another one could repair
 * @param random for the few choices that are made by lot
 * @param notices one line each, for the person
 */
public record Router(
    Memory memory,
    Routing wanted,
    Price price,
    Optional<Duration> budget,
    int attempts,
    RandomGenerator random,
    InstantSource clock,
    Consumer<String> notices) {

  /** By how much a task that takes twice the budget raises the price's logarithm. */
  private static final double PACE = 0.1;

  private static final double LEAST_PRICE = 1e-5;

  /** In tasks done right: a summary has what is known for certain without any notes. */
  private static final double WORTH_OF_NOTES = 0.1;

  /** Of what is tested: at first, and twice to repair. */
  public static final int MOST_ATTEMPTS = 3;

  /** As the settings want it, on what the log says. */
  public static Router open(
      DecisionLog log,
      Memory memory,
      Settings settings,
      Routing wanted,
      int attempts,
      InstantSource clock,
      Consumer<String> notices) {
    return new Router(
        memory,
        wanted,
        price(log, settings),
        settings.find(RoutingKeys.BUDGET),
        attempts,
        settings.find(Keys.SEED).map(Random::new).orElseGet(Random::new),
        clock,
        notices);
  }

  /** Forgets what was learned of models that are not what they were, which is told. */
  public void noteChanges(List<Contender> contenders) {
    for (Contender contender : contenders) {
      if (memory.forgetIfChanged(contender.id(), contender.digest())) {
        notices.accept(
            contender.id() + " is another model than before; what was learned of it is forgotten");
      }
    }
  }

  /** A budget is held by the price: it goes on from the last one, by what that task has taken. */
  private static Price price(DecisionLog log, Settings settings) {
    double lambda = settings.get(RoutingKeys.LAMBDA);
    Optional<Duration> budget = settings.find(RoutingKeys.BUDGET);
    if (budget.isEmpty()) {
      return () -> lambda;
    }
    Optional<Logged.Chosen> last = log.decision(0);
    double start = last.map(it -> it.decision().price()).orElse(lambda);
    var pacer = new Pacer(budget.get().toSeconds(), Math.max(LEAST_PRICE, start), PACE);
    last.ifPresent(it -> pacer.paid(log.seconds(it.decision().task())));
    return pacer;
  }

  /** As decisions name it. */
  String policyName() {
    return switch (wanted) {
      case Routing.Fixed _ -> "fixed";
      case Routing.On _, Routing.Off _ -> "planned";
    };
  }

  /**
   * By what is known by now of a role. Where something has failed, something has tested it; what is
   * asked in words is answered once.
   */
  Policy policy(Role role, Situation situation) {
    return switch (wanted) {
      case Routing.Fixed(String model) -> fixed(model);
      case Routing.On _, Routing.Off _ -> learning(role, situation);
    };
  }

  private Policy learning(Role role, Situation situation) {
    LearnedOutcomes learned = memory.learned(Skill.of(role));
    return switch (role) {
      case ACT, REPAIR -> {
        int most = situation.failures().isEmpty() ? attempts : MOST_ATTEMPTS;
        yield planned(learned, most, price, Exploration.FLOOR);
      }
      case ANSWER -> planned(learned, 1, price, Exploration.FLOOR);
      case PLAN -> new OneCall(learned, 1, price);
      case COMPACT -> new OneCall(learned, WORTH_OF_NOTES, price);
    };
  }

  /** The same model at first and for each repair. */
  public static Policy fixed(String model) {
    String repairing = Option.key(model, Approach.REPAIR);
    return new Fixed(List.of(model, repairing, repairing));
  }

  /** Planning a few attempts ahead. */
  public static Policy planned(
      OutcomeModel model, int attempts, Price price, Exploration exploration) {
    return new KStep(model, attempts, price, exploration);
  }
}
