package dev.simplecoder.agent;

import dev.simplecoder.agent.ModelChooser.Chosen;
import dev.simplecoder.agent.claims.Claims;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.tool.ToolRunner;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/**
 * Works on a task until there is an answer or a reason to stop: reason, act, look at what came of
 * it (ReAct).
 */
public final class Agent {

  /** Small models repeat themselves, also within a reply, up to the end of their window. */
  private static final int MOST_CALLS = 50;

  private static final ToolRunner.Ran NOT_RUN =
      new ToolRunner.Ran(
          new ToolResult.Denied(
              "Not run: a reply may have at most " + MOST_CALLS + " calls. Make fewer at a time.",
              "not run, too many calls in one reply"),
          null);

  private final ModelChooser chooser;
  private final Guard guard;
  private final ToolRunner tools;
  private final Approach approach;
  private final InstantSource clock;
  private final Compaction compaction;

  /** Works on a task in one go. */
  public Agent(
      ModelChooser chooser,
      Guard guard,
      ToolRunner tools,
      Verification verification,
      InstantSource clock) {
    this(chooser, guard, tools, new InOneGo(verification), clock);
  }

  private Agent(
      ModelChooser chooser, Guard guard, ToolRunner tools, Approach approach, InstantSource clock) {
    this.chooser = chooser;
    this.guard = guard;
    this.tools = tools;
    this.approach = approach;
    this.clock = clock;
    this.compaction = new Compaction(new Aside(chooser, tools));
  }

  /** Works on a task by a plan: one that it has, or that is made before anything is done. */
  public static Agent planning(
      ModelChooser chooser,
      Guard guard,
      ToolRunner tools,
      Verification verification,
      PlanReview review,
      InstantSource clock) {
    var planner = new Planner(new Aside(chooser, tools), tools);
    var approach = new StepByStep(planner, review, verification);
    return new Agent(chooser, guard, tools, approach, clock);
  }

  /**
   * Blocks until the task has ended. An interrupt cancels what is under way; it ends the task with
   * an event like every other stop and is then passed on.
   *
   * @param history the events of earlier tasks of the same conversation
   */
  public Stop run(Task task, List<AgentEvent> history, EventSink sink) throws InterruptedException {
    var transcript = Transcript.of(history);
    EventSink events = EventSink.all(transcript, sink);
    events.accept(
        new AgentEvent.TaskStarted(
            task.id(), task.instructions(), task.request(), clock.instant()));
    return end(task, transcript, events);
  }

  /**
   * Goes on with a task that was left, as if it had not been: calls without a result are made
   * first. Blocks and ends like {@link #run}.
   *
   * @param task the one that began last in {@code history}
   */
  public Stop goOn(Task task, List<AgentEvent> history, EventSink sink)
      throws InterruptedException {
    var transcript = Transcript.of(history);
    EventSink events = EventSink.all(transcript, sink);
    events.accept(new AgentEvent.TaskResumed(clock.instant()));
    return end(task, transcript, events);
  }

  /**
   * Makes a conversation shorter between two tasks, however much room there is: the last exchange
   * stays, and a summary stands for the rest. Blocks while a model writes its notes; ends with an
   * event that says what came of it.
   *
   * @param task whose conversation it is; nothing is done for it
   * @param history the events of the conversation, in which a model was chosen
   */
  public void compact(Task task, List<AgentEvent> history, EventSink sink)
      throws InterruptedException {
    var transcript = Transcript.of(history);
    compaction.summarize(task, transcript, EventSink.all(transcript, sink));
  }

  private Stop end(Task task, Transcript transcript, EventSink events) throws InterruptedException {
    Instant start = transcript.progress().startedAt();
    try {
      Stop stop = work(task, transcript, events);
      if (stop instanceof Stop.Done) {
        doubt(transcript, events);
      }
      events.accept(ended(stop, transcript, start));
      return stop;
    } catch (InterruptedException interrupted) {
      events.accept(ended(new Stop.Interrupted(), transcript, start));
      throw interrupted;
    }
  }

  private Stop work(Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    Chosen chosen = choose(task.role(), task, transcript, events);
    act(transcript.unanswered(), events);
    Optional<Stop> already = approach.begin(task, transcript, events);
    if (already.isPresent()) {
      return already.get();
    }
    while (true) {
      switch (guard.check(transcript.progress())) {
        case Guard.Verdict.End(Stop stop) -> {
          switch (approach.after(stop, task, transcript, events)) {
            case Approach.Next.GoOn() -> {}
            case Approach.Next.GoOnMending() -> chosen = mending(chosen, task, transcript, events);
            case Approach.Next.GoOnAfresh() ->
                chosen = choose(Role.REPAIR, task, transcript, events);
            case Approach.Next.End(Stop end) -> {
              return end;
            }
          }
          continue;
        }
        case Guard.Verdict.Compact() -> {
          compaction.shorten(task, transcript, events);
          continue;
        }
        case Guard.Verdict.Nudge(String text) -> events.accept(new AgentEvent.Nudged(text));
        case Guard.Verdict.Reached(StepBudget budget) -> events.accept(reached(budget));
        case Guard.Verdict.Go() -> {}
      }
      switch (ask(chosen.model(), transcript, events)) {
        case Reply.Failed failed when isCured(failed, transcript) ->
            compaction.shorten(task, transcript, events);
        case Reply.Failed failed -> {
          return new Stop.ModelFailed(failed.reason(), failed.detail());
        }
        case Reply.Said said -> act(said.message().calls(), events);
      }
    }
  }

  private Chosen choose(Role role, Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    Chosen chosen = chooser.choose(role, task, transcript.progress());
    events.accept(chosen.event(role));
    return chosen;
  }

  private static AgentEvent reached(StepBudget budget) {
    String steps = String.valueOf(budget.steps());
    return new AgentEvent.BudgetReached(budget.steps(), budget.why(), Nudge.BUDGET.text(steps));
  }

  /** Who repairs what has failed its checks; that it stays who it was need not be said. */
  private Chosen mending(Chosen before, Task task, Transcript transcript, EventSink events)
      throws InterruptedException {
    Chosen next = chooser.choose(Role.REPAIR, task, transcript.progress());
    if (!next.decisionId().equals(before.decisionId())) {
      events.accept(next.event(Role.REPAIR));
    }
    return next;
  }

  /** Whether a shorter conversation may be what the model needs. */
  private static boolean isCured(Reply.Failed failed, Transcript transcript) {
    return failed.reason() == Reply.Reason.CONTEXT_FULL && transcript.progress().mayCompact();
  }

  private Reply ask(Model model, Transcript transcript, EventSink events)
      throws InterruptedException {
    var prompt = new Prompt(transcript.messages(), tools.specs());
    events.accept(new AgentEvent.ModelAsked(prompt.messages().size(), prompt.characters()));
    Reply reply = Arriving.ask(model, prompt, events);
    events.accept(
        switch (reply) {
          case Reply.Said said -> new AgentEvent.Answered(said.message(), said.usage());
          case Reply.Failed failed ->
              new AgentEvent.ModelFailed(
                  failed.reason(), failed.detail(), failed.partial(), failed.usage());
        });
    return reply;
  }

  private void act(List<ToolCall> calls, EventSink events) throws InterruptedException {
    for (int i = 0; i < calls.size(); i++) {
      ToolCall call = calls.get(i);
      Instant start = clock.instant();
      events.accept(new AgentEvent.ToolStarted(call));
      ToolRunner.Ran ran = i < MOST_CALLS ? tools.run(call) : NOT_RUN;
      Duration took = Duration.between(start, clock.instant());
      events.accept(new AgentEvent.ToolEnded(call, ran.result(), took, ran.action()));
    }
  }

  /** What the final answer claims and did not happen is not left to stand. */
  private static void doubt(Transcript transcript, EventSink events) {
    List<AgentEvent.ClaimsUnsupported.Claim> claims = Claims.unsupported(transcript.progress());
    if (!claims.isEmpty()) {
      events.accept(new AgentEvent.ClaimsUnsupported(claims));
    }
  }

  private AgentEvent ended(Stop stop, Transcript transcript, Instant start) {
    return new AgentEvent.TaskEnded(
        stop, transcript.progress().steps(), Duration.between(start, clock.instant()));
  }
}
