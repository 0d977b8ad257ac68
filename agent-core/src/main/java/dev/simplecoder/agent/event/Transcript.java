package dev.simplecoder.agent.event;

import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.EvidenceOrder;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.plan.PlanState;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.StringJoiner;
import org.jspecify.annotations.Nullable;

/**
 * The loop's only state: a fold of the events. The list of messages only grows, so that a server
 * can reuse what it has read, unless it is cut on purpose.
 */
public final class Transcript implements EventSink {

  private static final Comparator<Evidence> ORDER = new EvidenceOrder();

  private final List<Message> messages = new ArrayList<>();
  private final List<Progress.Called> calls = new ArrayList<>();
  private final List<String> nudges = new ArrayList<>();
  private final List<String> requests = new ArrayList<>();
  private final List<Progress.Called> allCalls = new ArrayList<>();
  private Optional<Message.Assistant> answer = Optional.empty();
  private Optional<Evidence> evidence = Optional.empty();
  private Usage usage = Usage.NONE;
  private Instant startedAt = Instant.EPOCH;
  private int steps;
  private AgentEvent.@Nullable TaskStarted task;

  private boolean isDone;

  /** Why the changes of a task that was done did not reach the disk; empty where they did. */
  private String droppedBecause = "";

  private @Nullable PlanState plan;
  private boolean planHasFailed;
  private Stretch stretch = Stretch.NEW;
  private final List<Integer> compactions = new ArrayList<>();
  private int idleSteps;

  /** For the task that begins next. */
  private String retrievedText = "";

  /** Of a reply that the person interrupted, until it is asked for again. */
  private String cutOff = "";

  private int contextWindow;
  private final TokenCount tokens = new TokenCount();
  private final List<ToolCall> unanswered = new ArrayList<>();

  public static Transcript of(List<AgentEvent> history) {
    var transcript = new Transcript();
    history.forEach(transcript::accept);
    return transcript;
  }

  @Override
  public void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.TaskStarted started -> start(started);
      case AgentEvent.TaskResumed resumed -> resume(resumed.at());
      case AgentEvent.Answered answered -> answer(answered);
      case AgentEvent.ToolEnded ended -> end(ended);
      case AgentEvent.Nudged nudged -> nudge(nudged.text());
      case AgentEvent.BudgetReached reached -> {
        nudge(reached.told());
        stretch = stretch.budgetReached();
      }
      case AgentEvent.OfPlan ofPlan -> accept(ofPlan);
      case AgentEvent.Verified verified -> show(verified.evidence());
      case AgentEvent.RepairTakenBack back -> evidence = Optional.of(back.evidence());
      case AgentEvent.Retrieved retrieved -> retrievedText = retrieved.text();
      case AgentEvent.ModelChosen chosen -> choose(chosen);
      case AgentEvent.ModelAsked asked -> ask(asked);
      case AgentEvent.ReplyCutOff(String partial) -> cutOff = partial;
      case AgentEvent.Compacting _ -> compactions.add(steps);
      case AgentEvent.Compacted compacted -> cut(compacted.cut());
      case AgentEvent.WindowRaised raised -> contextWindow = raised.to();
      case AgentEvent.TaskEnded ended -> end(ended.stop());
      case AgentEvent.ChangesDropped(String why) -> droppedBecause = isDone ? why : "";
      case AgentEvent.ChangesWithheld withheld -> withhold(withheld);
      case AgentEvent.ChangesApplied _ -> droppedBecause = "";
      case AgentEvent.SessionOpened _,
          AgentEvent.Staged _,
          AgentEvent.TextDelta _,
          AgentEvent.ThinkingDelta _,
          AgentEvent.ModelRetrying _,
          AgentEvent.NotCompacted _,
          AgentEvent.ModelFailed _,
          AgentEvent.ToolStarted _,
          AgentEvent.ClaimsUnsupported _,
          AgentEvent.ChangesProposed _ -> {}
    }
  }

  private void withhold(AgentEvent.ChangesWithheld withheld) {
    switch (withheld.next()) {
      case ANOTHER_MODEL -> evidence = Optional.empty(); // of files that are taken back
      case KEPT -> droppedBecause = isDone ? withheld.why() : "";
    }
  }

  private void accept(AgentEvent.OfPlan event) {
    switch (event) {
      case AgentEvent.PlanMade made -> plan = PlanState.of(made.plan());
      case AgentEvent.StepStarted started -> start(started);
      case AgentEvent.StepEnded ended -> plan = plan().ended(ended.outcome(), ended.why());
      case AgentEvent.Replanned replanned -> {
        plan = plan().replanned(replanned.plan());
        evidence = Optional.empty(); // of files that may be taken back
      }
    }
  }

  /** The conversation so far. */
  public List<Message> messages() {
    return List.copyOf(messages);
  }

  /** The task that began last, if any did. */
  public Optional<AgentEvent.TaskStarted> task() {
    return Optional.ofNullable(task);
  }

  /** Calls of the last reply that have no result yet. */
  public List<ToolCall> unanswered() {
    return List.copyOf(unanswered);
  }

  /** The state of the task at hand. */
  public Progress progress() {
    return new Progress(
        startedAt,
        task == null ? "" : task.request(),
        steps,
        idleSteps,
        calls,
        answer,
        nudges,
        evidence,
        usage,
        contextWindow,
        tokens.next(messages),
        replies(),
        compactions,
        Optional.ofNullable(plan),
        stretch);
  }

  /** The tokens of a prompt with these messages, estimated on the long side. */
  public int tokens(List<Message> messages) {
    return tokens.of(messages);
  }

  /** What was asked in this conversation and what was done in it, in all of its tasks. */
  public Deeds deeds() {
    return new Deeds(requests, allCalls, evidence, Optional.ofNullable(plan));
  }

  private int replies() {
    return (int) messages.stream().filter(Message.Assistant.class::isInstance).count();
  }

  private void choose(AgentEvent.ModelChosen chosen) {
    if (chosen.role().goesOn()) {
      contextWindow = chosen.contextWindow();
      tokens.choose(chosen.model());
    }
  }

  private void cut(Cut cut) {
    List<Message> shorter = cut.of(messages);
    messages.clear();
    messages.addAll(shorter);
    tokens.cut();
  }

  private void start(AgentEvent.TaskStarted started) {
    if (messages.isEmpty()) {
      messages.add(new Message.Instructions(started.instructions()));
    }
    for (ToolCall call :
        unanswered) { // an interrupt came between a call and its result; they never part
      messages.add(
          new Message.ToolReply(call.id(), call.name(), "Not run: the person interrupted.", true));
    }
    unanswered.clear();
    if (!cutOff.isEmpty()) {
      messages.add(
          new Message.Assistant(
              cutOff.strip() + "\n\n(Cut off here: the person interrupted.)", List.of()));
      cutOff = "";
    }
    messages.add(new Message.User(withWhatHappened(started.request())));
    retrievedText = "";
    droppedBecause = "";
    task = started;
    requests.add(started.request());
    calls.clear();
    nudges.clear();
    evidence = Optional.empty();
    answer = Optional.empty();
    plan = null;
    stretch = Stretch.NEW;
    begin(started.at());
  }

  private void end(Stop stop) {
    isDone = stop instanceof Stop.Done;
    planHasFailed = stop instanceof Stop.PlanFailed;
  }

  private void resume(Instant at) {
    if (plan != null && planHasFailed) {
      plan = plan.resumed();
    }
    stretch = stretch.again(0, stretch.firstCall());
    begin(at);
  }

  /** What the first step is about belongs to the request: no model has seen that alone. */
  private void start(AgentEvent.StepStarted started) {
    PlanState before = plan();
    if (!before.hasBegun() && messages.getLast() instanceof Message.User(String request)) {
      messages.set(messages.size() - 1, new Message.User(request + "\n\n" + started.told()));
    } else {
      messages.add(new Message.User(started.told()));
    }
    plan = before.started();
    Stretch last = before.attempts() == 0 ? Stretch.NEW : stretch;
    stretch = last.again(steps, calls.size());
    nudges.clear();
    idleSteps = 0;
    answer = Optional.empty();
  }

  /** There is a plan where anything happens to one. */
  private PlanState plan() {
    return Objects.requireNonNull(plan, "no plan was made");
  }

  private void nudge(String text) {
    nudges.add(text);
    messages.add(new Message.User(text));
    answer = Optional.empty();
  }

  private void show(Evidence shown) {
    if (evidence.filter(before -> ORDER.compare(before, shown) < 0).isPresent()) {
      stretch = stretch.better();
    }
    evidence = Optional.of(shown);
  }

  private void begin(Instant at) {
    startedAt = at;
    steps = 0;
    idleSteps = 0;
    compactions.clear();
  }

  /** What the model did not see of the time before, and what was found for it. */
  private String withWhatHappened(String asked) {
    StringJoiner text = new StringJoiner("\n\n");
    if (!droppedBecause.isEmpty()) {
      text.add(
          "(The changes of the last task were not applied: %s. The files are as before it.)"
              .formatted(droppedBecause));
    }
    text.add(asked);
    if (!retrievedText.isEmpty()) {
      text.add(retrievedText);
    }
    return text.toString();
  }

  private void ask(AgentEvent.ModelAsked asked) {
    tokens.ask(asked, Prompt.characters(messages));
    cutOff = "";
  }

  private void answer(AgentEvent.Answered answered) {
    boolean empty = answered.message().text().isBlank() && answered.message().calls().isEmpty();
    if (!empty) { // some servers refuse a conversation with an empty message in it
      messages.add(answered.message());
    }
    answer = Optional.of(answered.message());
    unanswered.addAll(answered.message().calls());
    usage = answered.usage();
    tokens.answer(usage, messages.size());
    steps++;
    stretch = stretch.replied();
    idleSteps++; // until a call of this reply brings something new
  }

  private void end(AgentEvent.ToolEnded ended) {
    ToolResult result = ended.result();
    var called = new Progress.Called(ended.call(), result, ended.action());
    if (!result.failed() && calls.stream().noneMatch(called::sameAs)) {
      idleSteps = 0;
      if (ended.action() instanceof Action.Write write) {
        stretch = stretch.staged(write.path());
      }
    }
    calls.add(called);
    if (result instanceof ToolResult.Tested tested) {
      show(tested.evidence());
      if (tested.evidence().verdict() == Evidence.Verdict.PASSED) {
        stretch = stretch.checkPassed();
      }
    }
    allCalls.add(called);
    unanswered.removeIf(call -> call.id().equals(ended.call().id()));
    messages.add(
        new Message.ToolReply(
            ended.call().id(), ended.call().name(), result.text(), result.failed()));
  }
}
