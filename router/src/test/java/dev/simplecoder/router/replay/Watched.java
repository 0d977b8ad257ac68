package dev.simplecoder.router.replay;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Features;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import java.util.List;
import java.util.Set;
import java.util.random.RandomGenerator;

/** Refuses to choose for a task that was learned from. */
record Watched(Policy policy, Set<Features> learned) implements Policy {

  @Override
  public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
    if (learned.contains(situation.features())) {
      throw new AssertionError("learned from: " + situation.features());
    }
    return policy.choose(situation, options, random);
  }

  @Override
  public void learn(Experience experience) {
    policy.learn(experience);
  }
}
