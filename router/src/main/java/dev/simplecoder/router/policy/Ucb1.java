package dev.simplecoder.router.policy;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import dev.simplecoder.router.outcome.Prior;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The option whose mean reward may be the best (Auer, Cesa-Bianchi and Fischer 2002), whatever the
 * task is.
 */
public final class Ucb1 implements Policy {

  private final Returns returns;
  private final Price price;
  private final double width;

  /**
   * @param width of the bonus for what is little known; the square root of 2 in the paper
   */
  public Ucb1(Prior prior, Price price, double width) {
    this.returns = new Returns(prior);
    this.price = price;
    this.width = width;
  }

  @Override
  public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
    List<Scored> tries = Candidates.of(situation, options, this::terms);
    return Exploration.NONE.among(tries, Candidates.orStop(tries), random);
  }

  private List<Term> terms(Option option) {
    double bonus = width * Math.sqrt(Math.log1p(returns.seen()) / returns.count(option));
    return List.of(
        new Term("its mean reward", returns.mean(option)),
        new Term("what it may be better", bonus),
        price.of(option));
  }

  @Override
  public void learn(Experience experience) {
    returns.add(experience);
  }
}
