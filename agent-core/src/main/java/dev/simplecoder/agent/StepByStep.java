package dev.simplecoder.agent;

import dev.simplecoder.agent.Planner.Planned;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Stretch;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.EvidenceLine;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.Outcome;
import dev.simplecoder.agent.plan.Plan;
import dev.simplecoder.agent.plan.PlanState;
import dev.simplecoder.agent.plan.PlanText;
import dev.simplecoder.agent.plan.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * By the steps of a plan. An answer ends a step, and what bears it out is looked for: a file that
 * was staged, a check that passed. What fails is mended, twice at most, then the rest of the plan
 * is made anew, twice at most. All of its state is folded from the events, so that a task that was
 * left goes on in the middle of a step.
 */
final class StepByStep implements Approach {

  private static final int MOST_ATTEMPTS = 3;
  private static final int MOST_REPLANS = 2;
  private static final int MOST_NAMES = 3;

  private final Planner planner;
  private final PlanReview review;
  private final Verification verification;

  StepByStep(Planner planner, PlanReview review, Verification verification) {
    this.planner = planner;
    this.review = review;
    this.verification = verification;
  }

  @Override
  public Optional<Stop> begin(Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    Optional<Stop> end =
        transcript.progress().plan().isPresent()
            ? Optional.empty()
            : plan(task, transcript, events);
    if (end.isEmpty() && !state(transcript).hasBegun()) {
      end = review(transcript, events);
    }
    if (end.isPresent() || state(transcript).isRunning()) {
      return end;
    }
    return goOn(task, transcript, events) instanceof Next.End(Stop stop)
        ? Optional.of(stop)
        : Optional.empty();
  }

  @Override
  public Next after(Stop stop, Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    return switch (stop) {
      case Stop.Done _ -> check(task, transcript, events);
      case Stop.NoAnswer _ -> giveUp("the model had nothing to say", task, transcript, events);
      case Stop.Stuck(String how) -> giveUp(how, task, transcript, events);
      case Stop.BudgetSpent(int steps, String _) ->
          giveUp(steps + " steps did not suffice", task, transcript, events);
      case Stop.Limit _,
          Stop.ModelFailed _,
          Stop.Interrupted _,
          Stop.Planned _,
          Stop.PlanRejected _,
          Stop.PlanFailed _ ->
          new Next.End(stop);
    };
  }

  private Optional<Stop> plan(Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    return switch (planner.plan(task, transcript, events)) {
      case Planned.Made(Plan plan, Usage usage) -> {
        events.accept(new AgentEvent.PlanMade(plan, AgentEvent.PlanMade.AS_WRITTEN, usage));
        yield Optional.empty();
      }
      case Planned.Unreadable(String why, Usage usage) -> {
        String said = "the model's plan could not be used: " + why;
        String line = task.request().strip().lines().findFirst().orElse("");
        Step all = new Step(Clip.to(Step.MOST_CHARACTERS, line), List.of(), "");
        events.accept(
            new AgentEvent.PlanMade(
                new Plan(List.of(all)), said + "; all of it is one step", usage));
        yield review.without(said);
      }
      case Planned.Failed(var reply) ->
          Optional.of(new Stop.ModelFailed(reply.reason(), reply.detail()));
    };
  }

  private Optional<Stop> review(Transcript transcript, EventSink events)
      throws InterruptedException {
    while (true) {
      switch (review.decide(state(transcript).plan())) {
        case PlanReview.Decision.Go() -> {
          return Optional.empty();
        }
        case PlanReview.Decision.Edited(Plan plan) ->
            events.accept(new AgentEvent.PlanMade(plan, AgentEvent.PlanMade.EDITED, Usage.NONE));
        case PlanReview.Decision.End(Stop stop) -> {
          return Optional.of(stop);
        }
      }
    }
  }

  /** The model says that the step is done. */
  private Next check(Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    Optional<String> mend = verification.verify(events);
    Progress progress = transcript.progress();
    Optional<Evidence> shown = progress.evidence();
    if (mend.isPresent() || isBroken(shown)) {
      String why = shown.map(EvidenceLine::of).orElse("its check failed");
      end(Outcome.FAILED, why, transcript, events);
      if (mend.isPresent() && state(transcript).attempts() < MOST_ATTEMPTS) {
        start(mend.get(), transcript, events);
        return new Next.GoOnMending();
      }
      return goOn(task, transcript, events);
    }
    if (progress.stretch().isBorneOut()) {
      end(Outcome.DONE, borneOut(progress.stretch(), shown), transcript, events);
      return goOn(task, transcript, events);
    }
    if (!Nudge.UNCONFIRMED.wasSaid(progress)) {
      verification.begin();
      events.accept(new AgentEvent.Nudged(Nudge.UNCONFIRMED.text("")));
      return new Next.GoOn();
    }
    end(Outcome.UNCONFIRMED, "nothing was staged and no check passed", transcript, events);
    return goOn(task, transcript, events);
  }

  private static boolean isBroken(Optional<Evidence> shown) {
    return shown.filter(it -> it.verdict() == Evidence.Verdict.BROKEN).isPresent();
  }

  private static String borneOut(Stretch stretch, Optional<Evidence> shown) {
    List<String> parts = new ArrayList<>();
    int more = stretch.staged().size() - MOST_NAMES;
    if (!stretch.staged().isEmpty()) {
      String names = String.join(", ", stretch.staged().stream().limit(MOST_NAMES).toList());
      parts.add("staged " + names + (0 < more ? " and " + more + " more" : ""));
    }
    shown.ifPresent(evidence -> parts.add(EvidenceLine.of(evidence)));
    return String.join("; ", parts);
  }

  /** Trying the same again would come to the same. */
  private Next giveUp(String why, Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    end(Outcome.FAILED, why, transcript, events);
    return replan(task, transcript, events);
  }

  /** No step is under way: the next one, the same once more, or another plan. */
  private Next goOn(Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    PlanState state = state(transcript);
    if (state.isComplete()) {
      return new Next.End(new Stop.Done());
    }
    if (state.attempts() == 0) {
      return begin("", transcript, events);
    }
    String patch =
        Planner.text("PATCH")
            .replace("{number}", String.valueOf(state.number()))
            .replace("{why}", state.lastWhy());
    return state.attempts() < MOST_ATTEMPTS
        ? start(patch, transcript, events)
        : replan(task, transcript, events);
  }

  private Next replan(Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    PlanState state = state(transcript);
    String what =
        "step %d of %d: %s".formatted(state.number(), state.plan().size(), state.lastWhy());
    if (MOST_REPLANS <= state.replans()) {
      return new Next.End(
          new Stop.PlanFailed(what + ", by %d other plans too".formatted(MOST_REPLANS)));
    }
    boolean isBroken = isBroken(transcript.progress().evidence());
    String files = Planner.text(isBroken ? "TAKEN_BACK" : "KEPT");
    return switch (planner.replan(state, files, task, transcript, events)) {
      case Planned.Made(Plan rest, Usage usage) -> {
        if (isBroken) {
          verification.takeBack();
        }
        Plan plan = state.plan().withRest(state.number() - 1, rest);
        events.accept(new AgentEvent.Replanned(plan, state.number(), state.lastWhy(), usage));
        begin(anew(state, files) + "\n", transcript, events);
        yield new Next.GoOnAfresh();
      }
      case Planned.Unreadable(String why, Usage _) ->
          new Next.End(new Stop.PlanFailed(what + "; another plan could not be used: " + why));
      case Planned.Failed(var reply) ->
          new Next.End(new Stop.ModelFailed(reply.reason(), reply.detail()));
    };
  }

  private static String anew(PlanState state, String files) {
    return Planner.text("ANEW")
        .replace("{number}", String.valueOf(state.number()))
        .replace("{files}", files)
        .replace("{why}", state.lastWhy());
  }

  /**
   * The first attempt at the step at hand.
   *
   * @param lead what the model is told before; empty where there is nothing to say
   */
  private Next begin(String lead, Transcript transcript, EventSink events) {
    PlanState state = state(transcript);
    verification.begin();
    String told =
        Planner.text("STEP")
            .replace("{number}", String.valueOf(state.number()))
            .replace("{size}", String.valueOf(state.plan().size()))
            .replace("{plan}", PlanText.of(state))
            .replace("{step}", PlanText.of(state.number(), state.step()));
    return start(lead + told, transcript, events);
  }

  private static Next start(String told, Transcript transcript, EventSink events) {
    events.accept(new AgentEvent.StepStarted(state(transcript).number(), told));
    return new Next.GoOn();
  }

  private static void end(Outcome outcome, String why, Transcript transcript, EventSink events) {
    events.accept(new AgentEvent.StepEnded(state(transcript).number(), outcome, why));
  }

  private static PlanState state(Transcript transcript) {
    return transcript.progress().plan().orElseThrow();
  }
}
