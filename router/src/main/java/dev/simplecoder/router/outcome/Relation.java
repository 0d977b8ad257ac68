package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Approach;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Option;

/**
 * What an option has to do with the arm that failed before it. The shifts of the log odds, beside
 * those of a first attempt, are what recorded outcomes show in the mean; {@code simplecoder bench
 * priors} makes them.
 */
enum Relation {
  /** A failure shows that a task is hard; another family has other blind spots. */
  OTHER_FAMILY(-0.9),
  /** Blind spots are shared. */
  SAME_FAMILY(-1.3),
  /** Another sample of the same arm. */
  SAME_ARM(-1.8),
  /** Small models seldom repair their own programs. */
  OWN_REPAIR(-2.6);

  private final double shift;

  Relation(double shift) {
    this.shift = shift;
  }

  double shift() {
    return shift;
  }

  static Relation of(Arm failed, Option option) {
    Arm next = option.arm();
    if (next.id().equals(failed.id())) {
      return option.approach() == Approach.REPAIR ? OWN_REPAIR : SAME_ARM;
    }
    return next.family().equals(failed.family()) ? SAME_FAMILY : OTHER_FAMILY;
  }
}
