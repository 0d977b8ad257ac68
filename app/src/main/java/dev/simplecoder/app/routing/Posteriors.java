package dev.simplecoder.app.routing;

import dev.simplecoder.router.Arm;
import dev.simplecoder.router.outcome.Fading;
import dev.simplecoder.router.outcome.LearnedOutcomes;
import dev.simplecoder.router.outcome.LearnedOutcomes.Spread;
import dev.simplecoder.router.outcome.Prior;
import java.util.EnumMap;
import java.util.Map;

/**
 * What was learned of each skill, over the same features. Every other one than the work starts from
 * how often an arm's work passes.
 */
final class Posteriors {

  /** Ten calls or so say more of a skill than how well an arm does the work. */
  private static final double WORTH_OF_WORK = 8;

  private final LearnedOutcomes work;
  private final Map<Skill, LearnedOutcomes> others = new EnumMap<>(Skill.class);

  /** Of so many features. */
  Posteriors(Prior prior, int features) {
    this.work = blank(prior, features);
    for (Skill skill : Skill.values()) {
      if (skill != Skill.WORK) {
        others.put(skill, blank(work.asPrior(WORTH_OF_WORK), features));
      }
    }
  }

  private static LearnedOutcomes blank(Prior prior, int features) {
    return new LearnedOutcomes(prior, Fading.USUAL, Spread.usual(features));
  }

  LearnedOutcomes of(Skill skill) {
    return others.getOrDefault(skill, work);
  }

  void forget(Arm arm) {
    work.forget(arm);
    others.values().forEach(other -> other.forget(arm));
  }
}
