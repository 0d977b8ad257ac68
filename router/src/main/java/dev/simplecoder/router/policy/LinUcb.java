package dev.simplecoder.router.policy;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The option whose reward may be the best on this task (Li, Chu, Langford and Schapire 2010; F-30):
 * {@code theta'x + beta*sqrt(x'A^-1 x) - lambda*c}. It looks at the task, not at what has failed on
 * it.
 */
public final class LinUcb implements Policy {

  private final Rewards rewards;
  private final Price price;
  private final double beta;

  /**
   * @param rewards with a part for each option, or with a part that all share as well
   * @param beta how much doubt counts in favour of an option
   */
  public LinUcb(Rewards rewards, Price price, double beta) {
    this.rewards = rewards;
    this.price = price;
    this.beta = beta;
  }

  @Override
  public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
    List<Scored> tries = Candidates.of(situation, options, option -> terms(situation, option));
    return Exploration.NONE.among(tries, Candidates.orStop(tries), random);
  }

  private List<Term> terms(Situation situation, Option option) {
    Rewards.Belief belief = rewards.of(situation.features(), option);
    return Meant.terms(
        "its reward on such tasks",
        belief.mean(),
        situation.features(),
        plain -> rewards.of(plain, option).mean(),
        new Term("what it may be better", beta * belief.deviation()),
        price.of(option));
  }

  @Override
  public void learn(Experience experience) {
    rewards.add(experience);
  }
}
