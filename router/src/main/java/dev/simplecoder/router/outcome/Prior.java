package dev.simplecoder.router.outcome;

import dev.simplecoder.router.Arm;

/** What is expected of an arm before it was ever asked. */
@FunctionalInterface
public interface Prior {

  /** The share of tasks that its first attempts pass, in (0, 1). */
  double rate(Arm arm);

  /** How many first attempts it is worth. */
  default double worth() {
    return 20;
  }
}
