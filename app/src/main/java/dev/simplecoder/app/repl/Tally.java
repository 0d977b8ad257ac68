package dev.simplecoder.app.repl;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.model.Usage;
import java.time.Duration;
import java.util.SequencedMap;
import java.util.TreeMap;

/** A fold of the events to what a session took, and how full its window is. */
final class Tally implements EventSink {

  private String model = "";
  private SequencedMap<String, String> arm = new TreeMap<>();
  private int window;
  private int used;
  private int tasks;
  private int requests;
  private long tokensIn;
  private long tokensOut;
  private Duration busy = Duration.ZERO;
  private Usage last = Usage.NONE;

  @Override
  public void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.ModelChosen chosen -> choose(chosen);
      case AgentEvent.WindowRaised raised -> window = raised.to();
      case AgentEvent.Answered answered -> answer(answered.usage());
      case AgentEvent.ModelFailed failed -> add(failed.usage());
      case AgentEvent.Compacted compacted -> compact(compacted);
      case AgentEvent.NotCompacted not -> add(not.usage());
      case AgentEvent.PlanMade made -> add(made.usage());
      case AgentEvent.Replanned replanned -> add(replanned.usage());
      case AgentEvent.TaskEnded ended -> end(ended.took());
      case AgentEvent.SessionOpened _,
          AgentEvent.TaskStarted _,
          AgentEvent.TaskResumed _,
          AgentEvent.ModelAsked _,
          AgentEvent.TextDelta _,
          AgentEvent.ThinkingDelta _,
          AgentEvent.ModelRetrying _,
          AgentEvent.Compacting _,
          AgentEvent.ReplyCutOff _,
          AgentEvent.ToolStarted _,
          AgentEvent.ToolEnded _,
          AgentEvent.Staged _,
          AgentEvent.Nudged _,
          AgentEvent.BudgetReached _,
          AgentEvent.StepStarted _,
          AgentEvent.StepEnded _,
          AgentEvent.ClaimsUnsupported _,
          AgentEvent.Verified _,
          AgentEvent.RepairTakenBack _,
          AgentEvent.ChangesProposed _,
          AgentEvent.ChangesApplied _,
          AgentEvent.ChangesDropped _,
          AgentEvent.ChangesWithheld _,
          AgentEvent.Retrieved _ -> {}
    }
  }

  private void choose(AgentEvent.ModelChosen chosen) {
    if (chosen.role().goesOn()) {
      model = chosen.model();
      arm = chosen.settings();
      window = chosen.contextWindow();
    }
  }

  private void answer(Usage usage) {
    add(usage);
    used = usage.promptTokens() + usage.completionTokens();
    last = usage;
  }

  private void compact(AgentEvent.Compacted compacted) {
    add(compacted.usage());
    used = compacted.tokensAfter();
  }

  private void end(Duration took) {
    tasks++;
    busy = busy.plus(took);
  }

  private void add(Usage usage) {
    requests++;
    tokensIn += usage.promptTokens();
    tokensOut += usage.completionTokens();
  }

  /** Another session begins. */
  void restart() {
    used = 0;
    tasks = 0;
    requests = 0;
    tokensIn = 0;
    tokensOut = 0;
    busy = Duration.ZERO;
    last = Usage.NONE;
  }

  /** Empty where no model was asked yet. */
  String model() {
    return model;
  }

  /** How it is asked. */
  SequencedMap<String, String> arm() {
    return arm;
  }

  /** Of the model, in tokens; 0 where none was asked yet. */
  int window() {
    return window;
  }

  /** The tokens of the last prompt and its reply. */
  int used() {
    return used;
  }

  int tasks() {
    return tasks;
  }

  int requests() {
    return requests;
  }

  long tokensIn() {
    return tokensIn;
  }

  long tokensOut() {
    return tokensOut;
  }

  /** How long tasks ran. */
  Duration busy() {
    return busy;
  }

  /** What the last request took. */
  Usage last() {
    return last;
  }
}
