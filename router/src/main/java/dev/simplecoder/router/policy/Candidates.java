package dev.simplecoder.router.policy;

import dev.simplecoder.router.Choice.Scored;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.Term;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** The attempts that a situation allows, each with its score. */
final class Candidates {

  private Candidates() {}

  static List<Scored> of(
      Situation situation, List<Option> options, Function<Option, List<Term>> terms) {
    List<Scored> allowed = new ArrayList<>();
    for (Option option : options) {
      if (situation.allows(option)) {
        allowed.add(new Scored(new Move.Try(option), terms.apply(option)));
      }
    }
    return allowed;
  }

  /** What is left to a policy that goes on as long as it may: to stop where nothing is allowed. */
  static List<Scored> orStop(List<Scored> allowed) {
    return allowed.isEmpty() ? List.of(new Scored(new Move.Stop(), List.of())) : List.of();
  }
}
