package dev.simplecoder.app.routing;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Cut;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.app.store.decisions.Lesson.Source;
import dev.simplecoder.router.Failure;
import java.util.HashSet;
import java.util.OptionalDouble;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What was asked of models beside the work of a task, and what that teaches. A plan is worth the
 * share of its steps that are borne out, half of it where the person had to edit it, and nothing
 * where it could not be read or the person refused it. Notes are worth something where the
 * conversation is shorter with them. A server that fails says nothing of its model.
 */
final class Asides {

  private static final double WORTH_OF_EDITED = 0.5;

  private final Memory memory;
  private @Nullable Attempt plan;
  private @Nullable Attempt notes;

  /** Of the plan: which steps it has, from 1 in all that there are; none where it was not read. */
  private int firstStep;

  private int lastStep;
  private boolean isEdited;
  private final Set<Integer> done = new HashSet<>();

  private double seconds;

  Asides(Memory memory) {
    this.memory = memory;
  }

  /** How long models have worked on them. */
  double seconds() {
    return seconds;
  }

  /** A model is asked; what was asked before for the same has come to what it has come to. */
  void begin(Role role, Attempt asked) {
    if (role == Role.PLAN) {
      judgePlan();
      plan = asked;
      firstStep = 1;
      lastStep = 0;
      isEdited = false;
      done.clear();
    } else {
      notes = asked;
    }
  }

  void hear(AgentEvent event) {
    switch (event) {
      case AgentEvent.PlanMade made -> planned(made);
      case AgentEvent.Replanned(var all, int number, String _, Usage usage) -> {
        spend(plan, usage);
        firstStep = number;
        lastStep = all.size();
      }
      case AgentEvent.StepEnded(int number, Outcome outcome, String _) -> {
        if (outcome == Outcome.DONE) {
          done.add(number);
        }
      }
      case AgentEvent.Compacted(Cut.Summarized _, int _, int _, String why, Usage usage) ->
          noted(why, usage);
      case AgentEvent.NotCompacted(String _, Usage usage) -> {
        spend(notes, usage);
        judge(notes, Source.READING, 0, Failure.Kind.NO_PROGRAM);
        notes = null;
      }
      case AgentEvent.TaskEnded ended -> end(ended.stop());
      default -> {}
    }
  }

  private void planned(AgentEvent.PlanMade made) {
    spend(plan, made.usage());
    boolean isChanged = made.why().equals(AgentEvent.PlanMade.EDITED);
    if (isChanged || made.why().equals(AgentEvent.PlanMade.AS_WRITTEN)) {
      lastStep = made.plan().size();
      isEdited |= isChanged;
    } else {
      judge(plan, Source.READING, 0, Failure.Kind.NO_PROGRAM);
      plan = null;
    }
  }

  private void noted(String why, Usage usage) {
    spend(notes, usage);
    if (why.equals(AgentEvent.Compacted.SUMMARIZED)) {
      judge(notes, Source.READING, 1, null);
    } else if (why.equals(AgentEvent.Compacted.NO_NOTES)) {
      judge(notes, Source.READING, 0, Failure.Kind.NO_PROGRAM);
    }
    notes = null;
  }

  private void end(Stop stop) {
    switch (stop) {
      case Stop.ModelFailed _, Stop.Interrupted _ -> {}
      case Stop.Planned _ -> judge(plan, Source.READING, 1, null);
      case Stop.PlanRejected _ -> judge(plan, Source.PERSON, 0, Failure.Kind.UNKNOWN);
      case Stop.PlanFailed _ when lastStep == 0 ->
          judge(plan, Source.READING, 0, Failure.Kind.NO_PROGRAM);
      case Stop.Done _,
          Stop.NoAnswer _,
          Stop.Limit _,
          Stop.Stuck _,
          Stop.BudgetSpent _,
          Stop.PlanFailed _ ->
          judgePlan();
    }
    plan = null;
  }

  /** By its steps, where it has some. */
  private void judgePlan() {
    int steps = lastStep - firstStep + 1;
    if (0 < steps) {
      double borneOut = (double) done.stream().filter(step -> firstStep <= step).count() / steps;
      double share = isEdited ? WORTH_OF_EDITED * borneOut : borneOut;
      judge(plan, Source.CHECKS, share, share == 1 ? null : Failure.Kind.PARTLY_PASSED);
    }
  }

  private void spend(@Nullable Attempt asked, Usage usage) {
    seconds += usage.total().toNanos() / 1e9;
    if (asked != null) {
      asked.add(usage);
    }
  }

  private void judge(
      @Nullable Attempt asked, Source source, double share, Failure.@Nullable Kind failure) {
    if (asked != null && !asked.isJudged()) {
      memory.judge(asked, source, share, OptionalDouble.of(share), failure);
    }
  }
}
