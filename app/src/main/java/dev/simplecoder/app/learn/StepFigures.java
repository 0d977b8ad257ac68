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
import org.jspecify.annotations.Nullable;

/**
 * What is told of a step. Nothing of it is measured in time, so that it is the same whoever repeats
 * the run.
 *
 * @param heldOut by the policy that made the step's attempts, before it learned from them
 * @param shares how often that policy asks each arm on held-out tasks
 * @param billions of active parameters that it asks in the mean on these
 * @param reward of the step's attempts
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
    List<Member> made = step.groups().stream().flatMap(it -> it.members().stream()).toList();
    List<Member> known = step.groups().stream().flatMap(it -> it.known().stream()).toList();
    return new StepFigures(
        number,
        Mean.of(before.heldOut(), seed),
        before.shares(),
        before.billions(),
        step.groups().size(),
        step.skipped(),
        mean(known, Member::worth, seed + number),
        mean(made, member -> member.isRight() ? 1.0 : 0.0, seed + number),
        mean(made, member -> hasProgram(member) ? 0.0 : 1.0, seed + number),
        made.stream()
            .mapToInt(member -> member.made().attempted().spent().completionTokens())
            .average()
            .orElseThrow());
  }

  private static Mean mean(List<Member> made, Function<Member, Double> figure, long seed) {
    return Mean.of(made.stream().map(figure).toList(), seed);
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
