package dev.simplecoder.app.routing;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.app.store.decisions.Lesson;
import dev.simplecoder.app.store.decisions.Lesson.Source;
import dev.simplecoder.router.Failure;
import dev.simplecoder.router.Situation;
import java.util.Optional;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * What a task teaches: the first word on an attempt is what came of it. The checks have it, then
 * how the task ended, then the person; what the person does with an attempt that passed says
 * whether the checks are to be trusted. An answer in words that no check is about has come to
 * something where it came whole and its claims and places hold.
 */
final class Lessons {

  /** As the review of changes says it. */
  private static final String REJECTED = "rejected";

  private final Memory memory;
  private final Brief brief;
  private Situation situation;

  /** Whether the answer claims something that is not borne out. */
  private boolean isDoubted;

  private boolean isFirst = true;

  Lessons(Memory memory, Brief brief) {
    this.memory = memory;
    this.brief = brief;
    this.situation = Situation.first(brief.features());
  }

  /** The task, with the attempts that have failed. */
  Situation situation() {
    return situation;
  }

  /** What the next attempt is made as. */
  Role role() {
    return situation.failures().isEmpty() ? brief.role() : Role.REPAIR;
  }

  /** What comes from now on repairs nothing of what was tried before. */
  void begin() {
    situation = Situation.first(situation.features());
  }

  /** An attempt is not shown, so whoever goes on goes on from its failure alone. */
  void heldBack(Attempt attempt) {
    Failure.Kind kind =
        situation.failures().isEmpty()
            ? Failure.Kind.UNKNOWN
            : situation.failures().getLast().kind();
    begin();
    situation = situation.after(new Failure(attempt.contender().arm(), kind));
  }

  void hear(AgentEvent event, Attempt attempt) {
    switch (event) {
      case AgentEvent.Answered answered -> attempt.add(answered.usage());
      case AgentEvent.ModelFailed failed -> attempt.add(failed.usage());
      case AgentEvent.Verified(Evidence evidence, var _) ->
          Verdicts.kind(evidence)
              .ifPresentOrElse(
                  kind -> failed(attempt, Source.CHECKS, kind, Verdicts.reward(evidence)),
                  () -> verified(attempt, evidence));
      case AgentEvent.RepairTakenBack(Evidence before) ->
          unlessJudged(attempt, Source.CHECKS, Verdicts.kind(before));
      case AgentEvent.ClaimsUnsupported _ -> isDoubted = true;
      case AgentEvent.TaskEnded ended -> {
        unlessJudged(attempt, Source.END, kind(ended.stop()));
        if (role() == Role.ANSWER && !attempt.isJudged()) {
          read(attempt, ended.stop());
        }
      }
      case AgentEvent.ChangesApplied _ -> {
        if (brief.word() == PersonsWord.ASKED) {
          hear(attempt, 1);
        }
      }
      case AgentEvent.ChangesDropped(String why) when why.equals(REJECTED) -> hear(attempt, 0);
      default -> {}
    }
  }

  private void verified(Attempt attempt, Evidence evidence) {
    if (evidence.verdict() == Evidence.Verdict.PASSED && !attempt.isJudged()) {
      judge(attempt, Source.CHECKS, 1, Verdicts.reward(evidence), null);
    }
  }

  /** Nothing was said of the attempt itself, so it failed as what was there before. */
  private void unlessJudged(Attempt attempt, Source source, Optional<Failure.Kind> kind) {
    if (!attempt.isJudged() && kind.isPresent()) {
      failed(attempt, source, kind.get(), OptionalDouble.empty());
    }
  }

  private void failed(Attempt attempt, Source source, Failure.Kind kind, OptionalDouble reward) {
    if (!attempt.isJudged()) {
      judge(attempt, source, 0, reward, kind);
    }
    situation = situation.after(new Failure(attempt.contender().arm(), kind));
  }

  private void read(Attempt answer, Stop stop) {
    if (stop instanceof Stop.Done && !isDoubted) {
      judge(answer, Source.READING, 1, OptionalDouble.of(1), null);
    } else if (stop instanceof Stop.Done) {
      failed(answer, Source.READING, Failure.Kind.WRONG_ANSWER, OptionalDouble.empty());
    } else if (stop instanceof Stop.ModelFailed(var reason, var _)
        && reason == Reply.Reason.TRUNCATED) {
      failed(answer, Source.READING, Failure.Kind.NO_PROGRAM, OptionalDouble.empty());
    }
  }

  /** Empty where the end says nothing of the model. */
  private Optional<Failure.Kind> kind(Stop stop) {
    return switch (stop) {
      case Stop.Done _, Stop.PlanFailed _ ->
          situation.failures().reversed().stream().map(Failure::kind).findFirst();
      case Stop.NoAnswer _, Stop.Stuck _ -> Optional.of(Failure.Kind.NO_PROGRAM);
      case Stop.Limit _, Stop.BudgetSpent _ -> Optional.of(Failure.Kind.TIMEOUT);
      case Stop.ModelFailed _, Stop.Interrupted _, Stop.Planned _, Stop.PlanRejected _ ->
          Optional.empty();
    };
  }

  private void hear(Attempt attempt, double right) {
    if (!attempt.isJudged()) {
      Failure.Kind kind = right == 1 ? null : Failure.Kind.UNKNOWN;
      judge(attempt, Source.PERSON, right, OptionalDouble.of(right), kind);
    } else if (attempt.hasPassed() && attempt.decision().isPresent()) {
      memory.add(new Lesson.Word(attempt.decision().getAsLong(), right));
    }
  }

  /** What comes of the first attempt is what came of asking the person first, or not. */
  private void judge(
      Attempt attempt,
      Source source,
      double passed,
      OptionalDouble reward,
      Failure.@Nullable Kind failure) {
    memory.judge(attempt, source, passed, reward, failure);
    if (isFirst && brief.clarified().decision().isPresent()) {
      memory.add(
          new Lesson.Outcome(
              brief.clarified().decision().getAsLong(),
              source,
              OptionalDouble.of(passed),
              reward,
              failure,
              brief.clarified().spent()));
    }
    isFirst = false;
  }
}
