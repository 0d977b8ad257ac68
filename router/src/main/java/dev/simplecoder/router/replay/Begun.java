package dev.simplecoder.router.replay;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import java.util.List;
import java.util.random.RandomGenerator;

/** One policy for the first attempt, another one for the rest. */
record Begun(Policy first, Policy rest) implements Policy {

  @Override
  public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
    Policy policy = situation.failures().isEmpty() ? first : rest;
    return policy.choose(situation, options, random);
  }

  @Override
  public void learn(Experience experience) {
    rest.learn(experience);
  }
}
