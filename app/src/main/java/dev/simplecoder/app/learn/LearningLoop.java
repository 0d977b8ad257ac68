package dev.simplecoder.app.learn;

import dev.simplecoder.app.exercise.Asked;
import dev.simplecoder.app.exercise.NotAttempted;
import dev.simplecoder.app.learn.Group.Member;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.train.Datum;
import dev.simplecoder.router.train.Trainer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;

/** Attempts are sampled, judged, attributed, and learned from, step by step. */
final class LearningLoop {

  private final Course course;
  private final Trainer trainer;
  private final Attempts attempts;
  private final RandomGenerator random;
  private final List<Task> order;
  private final Map<String, Integer> samples = new HashMap<>();
  private int next;

  /**
   * @param random draws the order of the tasks and the arms of groups
   */
  LearningLoop(Course course, Trainer trainer, Attempts attempts, RandomGenerator random) {
    this.course = course;
    this.trainer = trainer;
    this.attempts = attempts;
    this.random = random;
    this.order = new ArrayList<>(course.training());
    this.next = order.size();
  }

  /**
   * What a step came to.
   *
   * @param skipped how many of the groups taught nothing
   */
  record Step(List<Group> groups, int skipped) {
    Step {
      groups = List.copyOf(groups);
    }
  }

  /** Blocks until each arm has made one attempt at each task that is held out. */
  HeldOut holdOut() throws NotAttempted, InterruptedException {
    List<Asked> asked = new ArrayList<>();
    for (Task task : course.heldOut()) {
      for (Arm arm : course.arms()) {
        asked.add(Asked.fresh(task.problem(), arm.id(), course.sampling(), 0));
      }
    }
    List<Made> made = attempts.all(asked);
    double[][] right = new double[course.heldOut().size()][course.arms().size()];
    for (int i = 0; i < made.size(); i++) {
      boolean isRight = made.get(i).attempted().hidden().isPassed();
      right[i / course.arms().size()][i % course.arms().size()] = isRight ? 1 : 0;
    }
    attempts.forget(made);
    return new HeldOut(course.heldOut(), course.arms(), right);
  }

  /** Blocks until the attempts of a step are made, and learns from them. */
  Step step() throws NotAttempted, InterruptedException {
    List<Group> groups = sample();
    List<Datum> data = new ArrayList<>();
    int skipped = 0;
    for (Group group : groups) {
      if (shouldSkip(group)) {
        skipped++;
      } else {
        List<Double> advantages = computeAdvantages(group);
        for (int i = 0; i < advantages.size(); i++) {
          data.add(makeDatum(group.task(), group.known().get(i), advantages.get(i)));
        }
      }
    }
    if (groups.stream().allMatch(group -> group.known().isEmpty())) {
      throw new UserError(
          "nothing can be learned: no hidden test of "
              + groups.getFirst().task().problem().id()
              + " and the tasks of its step counts anything",
          "Give each task asserts that judge it.");
    }
    trainStep(data, groups);
    return new Step(groups, skipped);
  }

  /** Whether a group has nothing to say to this trainer (F-23). */
  private boolean shouldSkip(Group group) {
    return switch (trainer.signal()) {
      case DIFFERENCES -> group.rewards().shouldSkip();
      case REWARDS -> group.known().isEmpty();
    };
  }

  /** What each attempt was worth beside the others (F-22). */
  static List<Double> computeAdvantages(Group group) {
    return group.rewards().computeAdvantages();
  }

  private static Datum makeDatum(Task task, Member member, double advantage) {
    return new Datum(task.features(), member.arm(), member.worth(), advantage);
  }

  private void trainStep(List<Datum> data, List<Group> groups) {
    int made = groups.stream().mapToInt(group -> group.known().size()).sum();
    trainer.trainStep(new Trainer.Batch(data, made));
  }

  /** The next tasks, each with a group of attempts by arms that the trainer draws. */
  private List<Group> sample() throws NotAttempted, InterruptedException {
    List<Task> tasks = new ArrayList<>();
    List<List<Trainer.Draw>> draws = new ArrayList<>();
    List<Asked> asked = new ArrayList<>();
    for (int i = 0; i < course.length().batch(); i++) {
      Task task = nextTask();
      List<Trainer.Draw> drawn = trainer.group(task.features(), course.length().group(), random);
      tasks.add(task);
      draws.add(drawn);
      drawn.forEach(draw -> asked.add(asked(task, course.arms().get(draw.arm()))));
    }
    List<Made> made = attempts.all(asked);
    if (!course.isGreedy()) {
      attempts.forget(made);
    }
    return groups(tasks, draws, made);
  }

  private static List<Group> groups(
      List<Task> tasks, List<List<Trainer.Draw>> draws, List<Made> made) {
    List<Group> groups = new ArrayList<>();
    int at = 0;
    for (int i = 0; i < tasks.size(); i++) {
      List<Member> members = new ArrayList<>();
      for (Trainer.Draw draw : draws.get(i)) {
        members.add(new Member(draw.arm(), draw.probability(), made.get(at)));
        at++;
      }
      groups.add(new Group(tasks.get(i), members));
    }
    return groups;
  }

  /** All tasks come before one comes again. */
  private Task nextTask() {
    if (next == order.size()) {
      Collections.shuffle(order, random);
      next = 0;
    }
    Task task = order.get(next);
    next++;
    return task;
  }

  private Asked asked(Task task, Arm arm) {
    String what = arm.id() + "\n" + task.problem().id();
    int sample = course.isGreedy() ? 0 : samples.merge(what, 1, Integer::sum) - 1;
    return Asked.fresh(task.problem(), arm.id(), course.sampling(), sample);
  }
}
