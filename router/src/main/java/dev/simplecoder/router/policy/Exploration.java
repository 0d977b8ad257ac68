package dev.simplecoder.router.policy;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Choice.Scored;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The best move mostly, and now and then any attempt, so that every one has a probability from
 * which another policy can be judged.
 *
 * @param share of the choices that are made by lot
 */
public record Exploration(double share) {

  /** Always the best move. */
  public static final Exploration NONE = new Exploration(0);

  /** As little as lets other policies be judged. */
  public static final Exploration FLOOR = new Exploration(0.02);

  public Exploration {
    if (!(0 <= share && share <= 1)) {
      throw new IllegalArgumentException("a share of " + share);
    }
  }

  /** Of equal scores the first wins; only attempts are made by lot. */
  Choice among(List<Scored> tries, List<Scored> others, RandomGenerator random) {
    List<Scored> all = new ArrayList<>(tries);
    all.addAll(others);
    int best = best(all);
    double byLot = tries.isEmpty() ? 0 : share;
    int chosen = 0 < byLot && random.nextDouble() < byLot ? random.nextInt(tries.size()) : best;
    double probability =
        (chosen == best ? 1 - byLot : 0) + (chosen < tries.size() ? byLot / tries.size() : 0);
    return new Choice(all.get(chosen).move(), probability, all);
  }

  static int best(List<Scored> candidates) {
    int best = 0;
    for (int i = 1; i < candidates.size(); i++) {
      if (candidates.get(best).score() < candidates.get(i).score()) {
        best = i;
      }
    }
    return best;
  }
}
