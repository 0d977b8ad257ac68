package dev.simplecoder.agent.event;

import java.util.List;
import java.util.stream.Stream;

/**
 * The last part of a task: the step of its plan that is worked on, else all of it.
 *
 * @param firstReply how many replies of the task came before the attempt at hand
 * @param firstCall how many calls of the task ended before the attempt at hand
 * @param repliesSinceGain replies since a file was staged or more of the checks passed, at most
 *     those of the attempt at hand
 * @param repliesSinceBudget replies since the model was told that its budget is used up; -1 where
 *     it was not
 * @param staged the files that were staged, in all attempts
 * @param passed whether the model had a check run that passed, in all attempts; that what was there
 *     before still passes at the end bears nothing out
 */
public record Stretch(
    int firstReply,
    int firstCall,
    int repliesSinceGain,
    int repliesSinceBudget,
    List<String> staged,
    boolean passed) {

  public static final Stretch NEW = new Stretch(0, 0, 0, -1, List.of(), false);

  public Stretch {
    staged = List.copyOf(staged);
  }

  /** Whether something bears out that work was done. */
  public boolean isBorneOut() {
    return passed || !staged.isEmpty();
  }

  Stretch replied() {
    return new Stretch(
        firstReply,
        firstCall,
        repliesSinceGain + 1,
        repliesSinceBudget < 0 ? -1 : repliesSinceBudget + 1,
        staged,
        passed);
  }

  Stretch budgetReached() {
    return new Stretch(firstReply, firstCall, repliesSinceGain, 0, staged, passed);
  }

  Stretch staged(String path) {
    List<String> all =
        staged.contains(path) ? staged : Stream.concat(staged.stream(), Stream.of(path)).toList();
    return new Stretch(firstReply, firstCall, 0, -1, all, passed);
  }

  /** Checks were run, and more of them passed than before. */
  Stretch better() {
    return new Stretch(firstReply, firstCall, 0, -1, staged, passed);
  }

  Stretch checkPassed() {
    return new Stretch(firstReply, firstCall, repliesSinceGain, repliesSinceBudget, staged, true);
  }

  /** Another attempt at the same. */
  Stretch again(int replies, int calls) {
    return new Stretch(replies, calls, 0, -1, staged, passed);
  }
}
