package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.app.settings.Keys.Verbosity;
import dev.simplecoder.app.shell.Visible;
import java.time.Duration;
import java.util.List;

/**
 * Shows a person what happens: text and answer on stdout, activity on stderr. The story of the
 * package says which text goes where.
 */
public final class TerminalRenderer implements EventSink {

  /** Of a diff on a terminal; the question offers the whole. */
  private static final int DIFF_LINES = 400;

  /** A call comes without pieces; only after this long is a pause in the text worth a word. */
  private static final Duration BETWEEN_PIECES = Duration.ofSeconds(3);

  /** What ends sooner needs no word. */
  private static final Duration BEFORE_THE_FIRST = Duration.ofMillis(300);

  private static final String CUT_OFF = "(cut off here)";

  private final Console console;
  private final Style style;
  private final Verbosity verbosity;
  private final ToolLine toolLine;
  private final ActivityLine activity;
  private final DiffRenderer diff;
  private final LastMessage last = new LastMessage();
  private final EvidenceLines evidence;
  private final TaskTotals totals = new TaskTotals();
  private final PlanPlace planPlace;
  private final PlanLines plan;
  private final Visible streamed = new Visible();
  private boolean asked;

  /** The answer was there before this process, so it was not shown by it. */
  private boolean isRecalled;

  /** What a plan is to the person. */
  public enum PlanPlace {
    /** One of the things that happen in a task: on stderr. */
    ACTIVITY,
    /** What the person wants to have: on stdout. */
    ANSWER
  }

  public TerminalRenderer(Console console, Verbosity verbosity) {
    this(console, verbosity, PlanPlace.ACTIVITY);
  }

  public TerminalRenderer(Console console, Verbosity verbosity, PlanPlace planPlace) {
    this.console = console;
    this.style = console.style();
    this.verbosity = verbosity;
    this.planPlace = planPlace;
    this.plan =
        switch (planPlace) {
          case ACTIVITY -> new PlanLines(style);
          case ANSWER -> new PlanLines(Style.PLAIN);
        };
    this.toolLine = new ToolLine(style);
    this.activity = new ActivityLine(style);
    this.evidence = new EvidenceLines(style);
    this.diff = new DiffRenderer(style, console.terminals().err() ? DIFF_LINES : Integer.MAX_VALUE);
  }

  /** Shows nothing of what happened before, but knows of it. */
  public void recall(List<AgentEvent> history) {
    history.forEach(last::accept);
    history.forEach(plan::recall);
  }

  @Override
  public void accept(AgentEvent event) {
    last.accept(event);
    switch (event) {
      case AgentEvent.SessionOpened _, AgentEvent.Staged _, AgentEvent.ReplyCutOff _ -> {}
      case AgentEvent.TaskStarted _ -> start();
      case AgentEvent.TaskResumed _ -> resume();
      case AgentEvent.ModelChosen chosen -> choose(chosen);
      case AgentEvent.ModelAsked _ -> ask();
      case AgentEvent.TextDelta(String text) -> stream(text);
      case AgentEvent.ThinkingDelta _ -> think();
      case AgentEvent.ModelRetrying retrying -> retry(retrying);
      case AgentEvent.WindowRaised raised -> raise(raised);
      case AgentEvent.Compacting _ -> beginWait("shortening the conversation");
      case AgentEvent.Compacted compacted -> compacted(compacted);
      case AgentEvent.NotCompacted not -> notCompacted(not);
      case AgentEvent.ClaimsUnsupported unsupported -> doubt(unsupported);
      case AgentEvent.Retrieved retrieved -> tell(Verbosity.NORMAL, activity.of(retrieved));
      case AgentEvent.Answered answered -> answer(answered);
      case AgentEvent.ModelFailed failed -> fail(failed);
      case AgentEvent.ToolStarted started -> start(started.call());
      case AgentEvent.ToolEnded ended -> end(ended);
      case AgentEvent.Nudged(String text) -> nudge(text);
      case AgentEvent.BudgetReached reached -> tell(Verbosity.NORMAL, activity.of(reached));
      case AgentEvent.OfPlan ofPlan -> plan(ofPlan);
      case AgentEvent.Verified verified -> evidence.hold(verified.evidence());
      case AgentEvent.RepairTakenBack back -> console.lines(evidence.takenBack(back.evidence()));
      case AgentEvent.TaskEnded ended -> end(ended);
      case AgentEvent.ChangesProposed proposed -> propose(proposed);
      case AgentEvent.ChangesApplied applied -> console.lines(List.of(activity.of(applied)));
      case AgentEvent.ChangesDropped dropped -> console.lines(List.of(activity.of(dropped)));
      case AgentEvent.ChangesWithheld withheld -> withhold(withheld);
    }
  }

  private void withhold(AgentEvent.ChangesWithheld withheld) {
    evidence.wasTold();
    console.lines(List.of(style.paint(Ink.YELLOW, "! " + WithheldLine.of(withheld))));
  }

  private void start() {
    totals.start();
    plan.clear();
  }

  private void resume() {
    totals.start();
    isRecalled = true;
  }

  private void nudge(String text) {
    console.lines(evidence.beforeRepair());
    tell(Verbosity.VERBOSE, dim("told the model: " + Visible.line(text)));
  }

  private void propose(AgentEvent.ChangesProposed proposed) {
    console.lines(diff.lines(proposed.diff()));
    console.lines(evidence.belowChanges(verbosity));
  }

  private void plan(AgentEvent.OfPlan event) {
    switch (event) {
      case AgentEvent.PlanMade made -> {
        totals.add(made.usage());
        plan(plan.of(made));
      }
      case AgentEvent.StepStarted started -> tell(Verbosity.NORMAL, plan.of(started));
      case AgentEvent.StepEnded ended -> {
        evidence.wasTold();
        tell(Verbosity.NORMAL, plan.of(ended));
      }
      case AgentEvent.Replanned replanned -> {
        totals.add(replanned.usage());
        plan(plan.of(replanned));
      }
    }
  }

  /** The settings are not shown: why they are so names each. */
  private void choose(AgentEvent.ModelChosen chosen) {
    if (chosen.role().goesOn()) {
      totals.choose(chosen.model());
      asked = false;
    }
    if (chosen.role() == Role.PLAN) {
      beginWait("planning");
    }
    tell(Verbosity.VERBOSE, activity.of(chosen));
  }

  private void ask() {
    beginWait((asked ? "waiting for " : "loading ") + modelName());
    asked = true;
  }

  private String modelName() {
    return totals.model().isEmpty() ? "model" : Visible.line(totals.model());
  }

  private void stream(String text) {
    if (streams()) {
      console.text(streamed.next(text));
      if (console.holdsBack() && console.isWaiting()) {
        console.relabelWait("writing");
      } else {
        console.beginWait("writing", BETWEEN_PIECES);
      }
    } else {
      console.relabelWait("writing");
    }
  }

  private void think() {
    if (console.isWaiting()) {
      console.relabelWait("thinking");
    } else {
      beginWait("thinking");
    }
  }

  private void retry(AgentEvent.ModelRetrying retrying) {
    console.text(streamed.end());
    console.endWait();
    boolean isVoid = streams() && !last.replaced().isEmpty();
    console.lines(List.of(isVoid ? activity.ofVoid(retrying) : activity.of(retrying)));
    beginWait("waiting for " + modelName());
  }

  private void raise(AgentEvent.WindowRaised raised) {
    console.text(streamed.end());
    console.endWait();
    console.lines(List.of(activity.of(raised)));
    beginWait("loading " + modelName());
  }

  private void end(AgentEvent.ToolEnded ended) {
    console.endWait();
    tell(Verbosity.NORMAL, toolLine.of(ended));
  }

  private void notCompacted(AgentEvent.NotCompacted not) {
    console.endWait();
    totals.add(not.usage());
    tell(Verbosity.NORMAL, activity.of(not));
  }

  private void compacted(AgentEvent.Compacted compacted) {
    console.endWait();
    totals.add(compacted.usage());
    tell(Verbosity.NORMAL, activity.of(compacted));
  }

  /** Where text does not stream, the answer brings its marks along. */
  private void doubt(AgentEvent.ClaimsUnsupported unsupported) {
    console.endWait();
    if (streams()) {
      unsupported.claims().stream()
          .map(claim -> "! " + Visible.line(LastMessage.mark(claim)))
          .forEach(line -> console.lines(List.of(style.paint(Ink.YELLOW, line))));
    }
  }

  /** Whoever is asked about a plan sees it in any case. */
  private void plan(List<String> lines) {
    console.endWait();
    switch (planPlace) {
      case ANSWER -> console.text(String.join("\n", lines) + "\n");
      case ACTIVITY -> {
        if (verbosity != Verbosity.QUIET || console.terminals().canAsk()) {
          console.lines(lines);
        }
      }
    }
  }

  private void answer(AgentEvent.Answered answered) {
    console.endWait();
    isRecalled = false;
    totals.add(answered.usage());
    Message.Assistant message = answered.message();
    finishStream(message.text());
    if (!streams() && !message.calls().isEmpty() && !message.text().isBlank()) {
      Visible.text(message.text().strip())
          .lines()
          .forEach(line -> tell(Verbosity.NORMAL, dim(line)));
    }
    tell(Verbosity.VERBOSE, dim(TaskTotals.line(answered.usage())));
  }

  private void fail(AgentEvent.ModelFailed failed) {
    console.endWait();
    totals.add(failed.usage());
    finishStream(failed.partial());
  }

  private void start(ToolCall call) {
    beginWait(toolLine.started(call));
    tell(Verbosity.VERBOSE, toolLine.arguments(call.arguments()));
    String repair = call.arguments().repair();
    if (!repair.isEmpty()) {
      tell(Verbosity.VERBOSE, dim("    repaired: " + Visible.line(repair)));
    }
  }

  /** The reply is the truth: what of it was not streamed follows. */
  private void finishStream(String reply) {
    if (!streams()) {
      return;
    }
    String pieces = last.replaced();
    if (reply.startsWith(pieces)) {
      console.text(streamed.next(reply.substring(pieces.length())) + streamed.end());
    } else {
      console.text(streamed.end());
      if (!pieces.contains(reply.strip())) {
        console.endText();
        console.text(Visible.text(reply));
      }
    }
    console.endText();
  }

  private void end(AgentEvent.TaskEnded ended) {
    console.endWait();
    boolean isFinal = !isRecalled || ended.stop() instanceof Stop.Done;
    if ((!streams() || isRecalled) && isFinal) {
      console.text(Visible.text(last.isCutOff() ? last.partial() : last.answer()));
      console.endText();
    }
    if (last.isCutOff()) {
      console.text(streamed.end());
      console.endText();
      console.text(CUT_OFF + "\n");
    }
    StopText stop = StopText.of(ended.stop(), totals.model());
    if (!(ended.stop() instanceof Stop.Done)) {
      console.lines(List.of(style.paint(Ink.RED, "stopped: " + Visible.line(stop.what()))));
      console.lines(stop.next().stream().map(Visible::line).toList());
    }
    tell(Verbosity.NORMAL, dim(totals.line(ended)));
  }

  /** Whether text is shown as it comes. */
  private boolean streams() {
    return console.terminals().out() && verbosity != Verbosity.QUIET;
  }

  private void beginWait(String what) {
    if (verbosity != Verbosity.QUIET) {
      console.beginWait(what, BEFORE_THE_FIRST);
    }
  }

  private void tell(Verbosity least, String line) {
    if (least.compareTo(verbosity) <= 0) {
      console.lines(List.of(line));
    }
  }

  private String dim(String line) {
    return style.paint(Ink.DIM, line);
  }
}
