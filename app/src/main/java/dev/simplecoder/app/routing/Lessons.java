package dev.simplecoder.app.routing;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
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
 * whether the checks are to be trusted.
 */
final class Lessons {

  /** As the review of changes says it. */
  private static final String REJECTED = "rejected";

  private final Memory memory;
  private final PersonsWord word;
  private Situation situation;

  Lessons(Memory memory, Situation situation, PersonsWord word) {
    this.memory = memory;
    this.situation = situation;
    this.word = word;
  }

  /** The task, with the attempts that have failed. */
  Situation situation() {
    return situation;
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
      case AgentEvent.TaskEnded ended -> unlessJudged(attempt, Source.END, kind(ended.stop()));
      case AgentEvent.ChangesApplied _ -> {
        if (word == PersonsWord.ASKED) {
          hear(attempt, 1);
        }
      }
      case AgentEvent.ChangesDropped(String why) when why.equals(REJECTED) -> hear(attempt, 0);
      default -> {}
    }
  }

  private void verified(Attempt attempt, Evidence evidence) {
    if (evidence.verdict() == Evidence.Verdict.PASSED && !attempt.isJudged()) {
      add(attempt, Source.CHECKS, 1, Verdicts.reward(evidence), null);
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
      add(attempt, source, 0, reward, kind);
    }
    situation = situation.after(new Failure(attempt.contender().arm(), kind));
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
      add(attempt, Source.PERSON, right, OptionalDouble.of(right), kind);
    } else if (attempt.hasPassed() && attempt.decision().isPresent()) {
      memory.add(new Lesson.Word(attempt.decision().getAsLong(), right));
    }
  }

  private void add(
      Attempt attempt,
      Source source,
      double passed,
      OptionalDouble reward,
      Failure.@Nullable Kind kind) {
    attempt.judge(passed);
    if (attempt.decision().isPresent()) {
      memory.add(
          new Lesson.Outcome(
              attempt.decision().getAsLong(),
              source,
              OptionalDouble.of(passed),
              reward,
              kind,
              attempt.spent()));
    }
  }
}
