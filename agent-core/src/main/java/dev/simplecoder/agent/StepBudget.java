package dev.simplecoder.agent;

import dev.simplecoder.agent.event.Progress;

/**
 * How many replies a task, or a step of its plan, usually takes.
 *
 * @param why where the number comes from, in words for the person
 */
public record StepBudget(int steps, String why, Gain extendedBy) {
  public StepBudget {
    if (steps < 1) {
      throw new IllegalArgumentException("a budget of " + steps + " steps");
    }
  }

  /** What shows that it is worth to go on. */
  public enum Gain {
    /** A file was staged, or more of the checks passed. */
    WORK,
    /** Also that something new was read: whoever is asked a question does nothing else. */
    KNOWLEDGE
  }

  int repliesSinceGain(Progress progress) {
    int sinceWork = progress.stretch().repliesSinceGain();
    return switch (extendedBy) {
      case WORK -> sinceWork;
      case KNOWLEDGE -> Math.min(sinceWork, progress.idleSteps());
    };
  }
}
