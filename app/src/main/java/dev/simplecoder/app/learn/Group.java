package dev.simplecoder.app.learn;

import dev.simplecoder.router.reward.Reward;
import dev.simplecoder.router.reward.RewardGroup;
import dev.simplecoder.router.reward.Shaping;
import dev.simplecoder.router.reward.Sight;
import java.util.ArrayList;
import java.util.List;

/** The attempts of one step on one task. */
record Group(Task task, List<Member> members) {

  Group {
    members = List.copyOf(members);
  }

  /**
   * One attempt.
   *
   * @param arm its number
   * @param probability with which the arm was drawn
   */
  record Member(int arm, double probability, Made made) {

    /** By the hidden tests, which judge (F-21); unknown where there are none (F-20). */
    Reward<Sight.Hidden> reward() {
      return Shaping.USUAL.of(made.attempted().hidden().attempt());
    }

    /** What it was worth, where that is known. */
    double worth() {
      return switch (reward()) {
        case Reward.Known<Sight.Hidden>(double reward) -> reward;
        case Reward.Unknown<Sight.Hidden> _ ->
            throw new IllegalStateException("of unknown worth: " + made.key());
      };
    }

    boolean isRight() {
      return made.attempted().hidden().isPassed();
    }
  }

  /** The members whose rewards are known, which are those that teach. */
  List<Member> known() {
    return members.stream()
        .filter(member -> member.reward() instanceof Reward.Known<Sight.Hidden>)
        .toList();
  }

  /** Of {@link #known}, in their order. */
  RewardGroup<Sight.Hidden> rewards() {
    List<Reward.Known<Sight.Hidden>> rewards = new ArrayList<>();
    for (Member member : members) {
      if (member.reward() instanceof Reward.Known<Sight.Hidden> known) {
        rewards.add(known);
      }
    }
    return new RewardGroup<>(rewards);
  }
}
