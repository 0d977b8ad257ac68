package dev.simplecoder.app.learn;

import dev.simplecoder.app.learn.Group.Member;
import dev.simplecoder.app.learn.LearningLoop.Step;
import dev.simplecoder.app.store.JsonLine;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.reward.Attempt;
import dev.simplecoder.router.reward.Sight;
import dev.simplecoder.router.train.Trainer;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.SequencedMap;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/**
 * What is told of a step. Nothing of it is measured in time, so that it is the same whoever repeats
 * the run.
 *
 * @param heldOut by the policy that made the step's attempts, before it learned from them
 * @param shares how often that policy asks each arm on held-out tasks
 * @param billions of active parameters that it asks in the mean on these
 * @param reward of the step's attempts, in the mean of its groups
 * @param right of these, how many passed the hidden tests
 * @param noProgram of these, how many had no program
 * @param tokens that these wrote, in the mean
 */
record StepFigures(
    int number,
    Mean heldOut,
    List<Double> shares,
    double billions,
    int groups,
    int skipped,
    Mean reward,
    Mean right,
    Mean noProgram,
    double tokens) {

  /** What a policy comes to before a step is made. */
  record Before(List<Double> heldOut, List<Double> shares, double billions) {
    Before {
      heldOut = List.copyOf(heldOut);
      shares = List.copyOf(shares);
    }

    static Before of(Trainer trainer, HeldOut tasks) {
      List<Double> shares = tasks.shares(trainer);
      return new Before(tasks.correctness(trainer), shares, tasks.billions(shares));
    }
  }

  static StepFigures of(int number, Before before, Step step, long seed) {
    return new StepFigures(
        number,
        Mean.of(before.heldOut(), seed),
        before.shares(),
        before.billions(),
        step.groups().size(),
        step.skipped(),
        mean(step, Group::known, Member::worth, seed),
        mean(step, Group::members, member -> member.isRight() ? 1 : 0, seed),
        mean(step, Group::members, member -> hasProgram(member) ? 0 : 1, seed),
        step.groups().stream()
            .flatMap(group -> group.members().stream())
            .mapToInt(member -> member.made().attempted().spent().completionTokens())
            .average()
            .orElseThrow());
  }

  /** Attempts at one task are alike, so the interval is over the groups and not over attempts. */
  private static Mean mean(
      Step step,
      Function<Group, List<Member>> counted,
      ToDoubleFunction<Member> figure,
      long seed) {
    List<Double> groups =
        step.groups().stream()
            .map(counted)
            .filter(members -> !members.isEmpty())
            .map(members -> members.stream().mapToDouble(figure).average().orElseThrow())
            .toList();
    return Mean.of(groups, seed);
  }

  private static boolean hasProgram(Member member) {
    return member.made().attempted().hidden().attempt() instanceof Attempt.Ran<Sight.Hidden>;
  }

  /** A row of {@code metrics.jsonl}. */
  String row(List<Arm> arms) {
    SequencedMap<String, @Nullable Object> row = new LinkedHashMap<>();
    row.put("step", number);
    heldOut.put(row, "held_out");
    row.put("held_out_billions", billions);
    row.put("groups", groups);
    row.put("skipped", skipped);
    reward.put(row, "reward");
    right.put(row, "right");
    row.put("no_program", noProgram.value());
    row.put("tokens", tokens);
    for (int arm = 0; arm < arms.size(); arm++) {
      row.put("asks " + arms.get(arm).id(), shares.get(arm));
    }
    return JsonLine.of(row);
  }
}
