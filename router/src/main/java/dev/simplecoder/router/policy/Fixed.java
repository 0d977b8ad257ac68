package dev.simplecoder.router.policy;

import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Experience;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Policy;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import java.util.List;
import java.util.random.RandomGenerator;

/**
 * The same arms for every task, one after the other: the arm that a person wants, a pair, or one
 * arm twice, which is another sample of it.
 */
public final class Fixed implements Policy {

  private final List<String> arms;

  /** The ids of the arms, in the order of the attempts. */
  public Fixed(List<String> arms) {
    this.arms = List.copyOf(arms);
  }

  @Override
  public Choice choose(Situation situation, List<Option> options, RandomGenerator random) {
    int attempt = situation.failures().size();
    List<Scored> tries =
        arms.size() <= attempt
            ? List.of()
            : Candidates.of(
                situation,
                options.stream()
                    .filter(option -> option.key().equals(arms.get(attempt)))
                    .limit(1)
                    .toList(),
                _ -> List.of(new Term("it was fixed", 1)));
    return Exploration.NONE.among(tries, List.of(new Scored(new Move.Stop(), List.of())), random);
  }

  @Override
  public void learn(Experience experience) {
    // Nothing changes what is fixed.
  }
}
