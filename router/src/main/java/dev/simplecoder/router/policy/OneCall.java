package dev.simplecoder.router.policy;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.outcome.OutcomeModel;
import dev.simplecoder.router.outcome.OutcomeModel.Outlook;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * For one call beside the work, which nothing follows: the best of what it is worth less its cost.
 * Nothing is chosen by lot, since another model than the one in memory would be loaded for it; who
 * works on a task differs from task to task, so that others are heard of all the same.
 */
public final class OneCall implements Policy {

  private final OutcomeModel model;
  private final double worth;
  private final Price price;

  /**
   * @param worth of what passes, in tasks done right
   * @param price what a unit of cost is worth in tasks done right, now
   */
  public OneCall(OutcomeModel model, double worth, Price price) {
    this.model = model;
    this.worth = worth;
    this.price = price;
  }

  @Override
  public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
    Outlook outlook = model.outlook(situation.features());
    var tries = Candidates.of(situation, options, option -> terms(situation, outlook, option));
    return Exploration.NONE.among(tries, Candidates.orStop(tries), random);
  }

  private List<Term> terms(Situation situation, Outlook outlook, Option option) {
    double trust = model.trust(situation, option.arm());
    double used = outlook.pass(situation, option) * trust;
    return Meant.terms(
        "can be used",
        worth * used,
        situation.features(),
        plain -> worth * (model.outlook(plain).pass(situation, option) * trust),
        price.of(option));
  }

  @Override
  public void learn(Experience experience) {
    model.learn(experience);
  }
}
