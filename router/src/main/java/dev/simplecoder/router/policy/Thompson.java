package dev.simplecoder.router.policy;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * An option as often as it is believed to be the best (Thompson 1933; F-32): a reward is drawn for
 * each, and the best draw wins. The probability of the choice is counted in further draws.
 */
public final class Thompson implements Policy {

  private static final int DRAWS = 200;

  private final Rewards rewards;
  private final Price price;
  private final double noise;

  /**
   * @param noise v: the deviation of a reward from what is expected of it
   */
  public Thompson(Rewards rewards, Price price, double noise) {
    this.rewards = rewards;
    this.price = price;
    this.noise = noise;
  }

  @Override
  public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
    List<Drawn> tries = new ArrayList<>();
    for (Option option : options) {
      if (situation.allows(option)) {
        tries.add(new Drawn(option, rewards.of(situation.features(), option)));
      }
    }
    List<Scored> first = draw(tries, random);
    if (first.isEmpty()) {
      return Exploration.NONE.among(first, Candidates.orStop(first), random);
    }
    int chosen = Exploration.best(first);
    int again = 1;
    for (int draw = 0; draw < DRAWS; draw++) {
      if (Exploration.best(draw(tries, random)) == chosen) {
        again++;
      }
    }
    return new Choice(first.get(chosen).move(), again / (DRAWS + 1.0), first);
  }

  private record Drawn(Option option, Rewards.Belief belief) {}

  private List<Scored> draw(List<Drawn> tries, RandomGenerator random) {
    List<Scored> drawn = new ArrayList<>();
    for (Drawn one : tries) {
      double luck = noise * one.belief().deviation() * random.nextGaussian();
      drawn.add(
          new Scored(
              new Move.Try(one.option()),
              List.of(
                  new Term("its reward on such tasks", one.belief().mean()),
                  new Term("the draw", luck),
                  price.of(one.option()))));
    }
    return drawn;
  }

  @Override
  public void learn(Experience experience) {
    rewards.add(experience);
  }
}
