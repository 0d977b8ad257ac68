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

/** The option with the best mean reward; with a share of choices by lot it is epsilon-greedy. */
public final class BestSoFar implements Policy {

  private final Returns returns;
  private final Price price;
  private final Exploration exploration;

  public BestSoFar(Prior prior, Price price, Exploration exploration) {
    this.returns = new Returns(prior);
    this.price = price;
    this.exploration = exploration;
  }

  @Override
  public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
    List<Scored> tries = Candidates.of(situation, options, this::terms);
    return exploration.among(tries, Candidates.orStop(tries), random);
  }

  private List<Term> terms(Option option) {
    return List.of(new Term("its mean reward", returns.mean(option)), price.of(option));
  }

  @Override
  public void learn(Experience experience) {
    returns.add(experience);
  }
}
