package dev.simplecoder.app.learn;

import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.app.exercise.Attempted;
import dev.simplecoder.app.exercise.Spent;
import dev.simplecoder.app.learn.Group.Member;
import dev.simplecoder.app.routing.Skill;
import dev.simplecoder.app.store.decisions.Decision;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.LogLine;
import dev.simplecoder.app.store.decisions.Logged;
import dev.simplecoder.router.Arm;
import dev.simplecoder.router.Choice;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Move;
import dev.simplecoder.router.Option;
import dev.simplecoder.router.Situation;
import dev.simplecoder.router.feature.Schema;
import dev.simplecoder.router.reward.Attempt;
import dev.simplecoder.router.reward.Reward;
import dev.simplecoder.router.reward.Sight;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The attempts of a run as a log of the router ({@code decisions.jsonl}): whoever imports it has
 * the router learn from them, whatever the run's own trainer was.
 */
final class Decisions {

  private final List<Option> options;
  private final String policy;
  private long decisions;
  private long lessons;

  /**
   * @param policy that drew the arms
   */
  Decisions(List<Arm> arms, String policy) {
    this.options = arms.stream().map(arm -> Option.fresh(arm, arm.activeBillions())).toList();
    this.policy = policy;
  }

  /** The lines of a group. */
  List<String> lines(String run, Group group) {
    List<String> lines = new ArrayList<>();
    for (Member member : group.members()) {
      decisions++;
      lines.add(LogLine.of(new Logged.Chosen(decisions, decision(run, group.task(), member))));
      lines.add(learned(member, outcome(member)));
      if (isAccepted(member) && hasVisibleTests(member)) {
        lines.add(learned(member, new Lesson.Word(decisions, member.isRight() ? 1 : 0)));
      }
    }
    return lines;
  }

  /** {@code run} and the attempt make a name that no other decision has. */
  private Decision decision(String run, Task task, Member member) {
    List<Choice.Scored> candidates =
        options.stream().map(option -> new Choice.Scored(new Move.Try(option), List.of())).toList();
    return new Decision(
        "%s %s %d".formatted(run, task.problem().id(), decisions),
        member.made().at(),
        Skill.WORK.word(),
        policy,
        Schema.PLAIN,
        Situation.first(task.features()),
        new Choice(candidates.get(member.arm()).move(), member.probability(), candidates),
        0);
  }

  private String learned(Member member, Lesson lesson) {
    lessons++;
    return LogLine.of(new Logged.Learned(lessons, member.made().at(), lesson, null));
  }

  /** As the checks of a task have it: by the visible tests where there are some. */
  private Lesson.Outcome outcome(Member member) {
    Attempted attempted = member.made().attempted();
    boolean passed = isAccepted(member);
    FailureClass failure =
        hasVisibleTests(member) ? attempted.visible().failure() : attempted.hidden().failure();
    return new Lesson.Outcome(
        decisions,
        Lesson.Source.CHECKS,
        OptionalDouble.of(passed ? 1 : 0),
        switch (member.reward()) {
          case Reward.Known<Sight.Hidden>(double reward) -> OptionalDouble.of(reward);
          case Reward.Unknown<Sight.Hidden> _ -> OptionalDouble.empty();
        },
        passed ? null : kind(failure),
        spent(attempted.spent()));
  }

  private static boolean isAccepted(Member member) {
    return hasVisibleTests(member)
        ? member.made().attempted().visible().isPassed()
        : member.isRight();
  }

  private static boolean hasVisibleTests(Member member) {
    return member.made().attempted().visible().attempt()
            instanceof Attempt.Ran<Sight.Visible>(var tests)
        && 0 < tests.total();
  }

  private static Failure.Kind kind(@Nullable FailureClass failure) {
    return failure == null ? Failure.Kind.UNKNOWN : Failure.Kind.valueOf(failure.name());
  }

  private static Lesson.Spent spent(Spent spent) {
    return new Lesson.Spent(
        spent.answering().toMillis() / 1000.0, spent.promptTokens(), spent.completionTokens());
  }
}
