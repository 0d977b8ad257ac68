package dev.simplecoder.app.learn;

import dev.simplecoder.app.exercise.Sampling;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.router.Arm;
import dev.simplecoder.tools.program.Problem;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * What is learned from, by whom, and for how long.
 *
 * @param training tasks that teach
 * @param heldOut tasks that never do
 */
record Course(
    List<Task> training, List<Task> heldOut, List<Arm> arms, Sampling sampling, Length length) {

  Course {
    training = List.copyOf(training);
    heldOut = List.copyOf(heldOut);
    arms = List.copyOf(arms);
  }

  /**
   * How long it is.
   *
   * @param batch tasks of a step
   * @param group attempts on a task
   * @param window how many steps are compared with as many
   */
  record Length(int steps, int batch, int group, int window) {

    /** Attempts at most that are learned from. */
    long attempts() {
      return (long) steps * batch * group;
    }
  }

  /**
   * Deals the problems out.
   *
   * @param percent of them that are held out, at least one
   * @param seed by which they are drawn
   */
  static Course of(
      List<Problem> problems,
      int percent,
      long seed,
      List<Arm> arms,
      Sampling sampling,
      Length length) {
    if (problems.size() < 2) {
      throw new UserError(
          "the tasks are too few: " + problems.size(), "One is held out, and one teaches.");
    }
    List<Task> dealt = new ArrayList<>(problems.stream().map(Task::of).toList());
    Collections.shuffle(dealt, new Random(seed));
    int heldOut = Math.clamp(dealt.size() * (long) percent / 100, 1, dealt.size() - 1);
    return new Course(
        dealt.subList(heldOut, dealt.size()), dealt.subList(0, heldOut), arms, sampling, length);
  }

  /** How many attempts it takes. */
  long attempts() {
    return (long) heldOut.size() * arms.size() + length.attempts();
  }

  /** A model that does not draw says the same again, so one attempt of it is all that there is. */
  boolean isGreedy() {
    return sampling.temperature() == 0;
  }
}
