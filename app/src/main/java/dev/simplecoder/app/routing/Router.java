package dev.simplecoder.app.routing;

import dev.simplecoder.app.settings.Routing;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.outcome.OutcomeModel;
import dev.simplecoder.router.policy.Exploration;
import dev.simplecoder.router.policy.Fixed;
import dev.simplecoder.router.policy.KStep;
import dev.simplecoder.router.policy.Price;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;

/**
 * By what and on what models are chosen.
 *
 * @param wanted what the person has set
 * @param price of a second, in tasks done right
 * @param random for the few choices that are made by lot
 * @param notices one line each, for the person
 */
public record Router(
    Memory memory,
    Routing wanted,
    Price price,
    RandomGenerator random,
    InstantSource clock,
    Consumer<String> notices) {

  /** As often as a model may work on a task: at first, and twice to repair. */
  private static final int ATTEMPTS = 3;

  /** As decisions name it. */
  String policyName() {
    return switch (wanted) {
      case Routing.Fixed _ -> "fixed";
      case Routing.On _, Routing.Off _ -> "planned";
    };
  }

  /** On what is known by now. */
  Policy policy() {
    return switch (wanted) {
      case Routing.Fixed(String model) ->
          new Fixed(List.of(model, model + " repairing", model + " repairing"));
      case Routing.On _, Routing.Off _ -> planned(memory.learned(), price, Exploration.FLOOR);
    };
  }

  /** Planning a few attempts ahead. */
  public static Policy planned(OutcomeModel model, Price price, Exploration exploration) {
    return new KStep(model, ATTEMPTS, price, exploration);
  }
}
