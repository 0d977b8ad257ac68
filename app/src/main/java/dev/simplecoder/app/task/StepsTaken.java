package dev.simplecoder.app.task;

import dev.simplecoder.agent.TaskKind;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.app.store.StepHistory;

/**
 * Keeps how many steps the work of this process took where it came to its end: a task, or each step
 * of its plan. What an earlier process began is not kept, for what it took there is not counted.
 */
final class StepsTaken implements EventSink {

  private final StepHistory history;
  private final TaskKind kind;
  private boolean isWhole;
  private boolean hasPlan;
  private int replies;

  /** Replies before the first attempt at the step at hand. */
  private int before;

  private int number;

  StepsTaken(StepHistory history, TaskKind kind) {
    this.history = history;
    this.kind = kind;
  }

  @Override
  public void accept(AgentEvent event) {
    if (event instanceof AgentEvent.TaskStarted) {
      isWhole = true;
    } else if (event instanceof AgentEvent.Answered) {
      replies++;
    } else if (event instanceof AgentEvent.PlanMade) {
      hasPlan = true;
    } else if (event instanceof AgentEvent.Replanned) {
      number = 0;
    } else if (event instanceof AgentEvent.StepStarted started && started.number() != number) {
      number = started.number();
      before = replies;
    } else if (event instanceof AgentEvent.StepEnded ended && ended.outcome() == Outcome.DONE) {
      add(TaskKind.PLANNED_STEP, number == ended.number() ? replies - before : 0);
    } else if (event instanceof AgentEvent.TaskEnded ended
        && ended.stop() instanceof Stop.Done
        && isWhole
        && !hasPlan) {
      add(kind, replies);
    }
  }

  private void add(TaskKind what, int steps) {
    if (0 < steps) {
      history.add(what.word(), steps);
    }
  }
}
