package dev.simplecoder.app.held;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.evidence.CheckRun;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.FailureClass;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.app.gate.Verified;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** A fold of the events to what the gate is told of a task. */
final class TaskFacts implements EventSink {

  private static final Set<String> WRITING = Set.of("write_file", "edit_file");

  private final InstantSource clock;
  private final Set<String> read = new HashSet<>();

  /** Files that a call was to change and did not. */
  private final Set<String> unwritten = new HashSet<>();

  private String request = "";
  private Instant start = Instant.EPOCH;
  private Instant lastToken = Instant.EPOCH;
  private int turn;
  private int contextTokens;
  private int tried;
  private boolean truncated;
  private boolean planned;
  private Optional<Evidence> evidence = Optional.empty();

  /**
   * @param clock by which the events come
   */
  TaskFacts(InstantSource clock) {
    this.clock = clock;
  }

  @Override
  public void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.TaskStarted started -> begin(started.request());
      case AgentEvent.TaskResumed _ -> begin(request);
      case AgentEvent.Answered answered -> {
        lastToken = clock.instant();
        contextTokens = answered.usage().promptTokens();
        truncated = false;
      }
      case AgentEvent.ModelFailed failed ->
          truncated =
              failed.reason() == Reply.Reason.TRUNCATED || failed.reason() == Reply.Reason.CUT_OFF;
      case AgentEvent.ToolEnded ended -> end(ended);
      case AgentEvent.OfPlan _ -> planned = true;
      case AgentEvent.Verified verified -> {
        evidence = Optional.of(verified.evidence());
        tried++;
      }
      case AgentEvent.RepairTakenBack back -> evidence = Optional.of(back.evidence());
      case AgentEvent.ChangesWithheld _ -> {
        evidence = Optional.empty();
        unwritten.clear();
      }
      default -> {}
    }
  }

  private void begin(String asked) {
    request = asked;
    turn++;
    start = clock.instant();
    lastToken = start;
    tried = 0;
    truncated = false;
    planned = false;
    evidence = Optional.empty();
    unwritten.clear();
  }

  private void end(AgentEvent.ToolEnded ended) {
    String path = ended.call().arguments().values().getOrDefault("path", "");
    boolean failed =
        ended.result() instanceof ToolResult.Failed || ended.result() instanceof ToolResult.Invalid;
    if (WRITING.contains(ended.call().name())) {
      if (failed) {
        unwritten.add(path);
      } else {
        unwritten.remove(path);
      }
    }
    if (ended.action() instanceof Action.Read(String shown, Action.Scope _) && !failed) {
      read.add(shown);
    }
  }

  String request() {
    return request;
  }

  /** How often something was asked in the session. */
  int turn() {
    return turn;
  }

  /** Of the last prompt. */
  int contextTokens() {
    return contextTokens;
  }

  /** How often it was tried again. */
  int retries() {
    return Math.max(0, tried - 1);
  }

  boolean isPlanned() {
    return planned;
  }

  /** Whether a model has read a file in this session. */
  boolean wasRead(String path) {
    return read.contains(path);
  }

  /** How many files a model has read in this session. */
  int filesRead() {
    return read.size();
  }

  /** While the person waited. */
  Duration generation() {
    return Duration.between(start, lastToken);
  }

  Duration sinceRequest() {
    return Duration.between(start, clock.instant());
  }

  /** What running the changes has shown last. */
  Evidence evidence() {
    return evidence.orElse(new Evidence.None("nothing was run"));
  }

  Verified verified() {
    int tests = 0;
    int failing = 0;
    for (CheckRun run : runs()) {
      tests += run.passed() + run.failing().size();
      failing += run.failing().size();
    }
    return new Verified(state(), tests, failing, truncated, unwritten.size());
  }

  private Verified.State state() {
    return switch (evidence().verdict()) {
      case UNKNOWN -> Verified.State.UNKNOWN;
      case PASSED -> Verified.State.PASSED;
      case NO_WORSE -> Verified.State.NO_WORSE;
      case BROKEN ->
          runs().stream().anyMatch(run -> run.failure() == FailureClass.SYNTAX)
              ? Verified.State.DOES_NOT_COMPILE
              : Verified.State.BREAKS_TESTS;
    };
  }

  private List<CheckRun> runs() {
    return switch (evidence()) {
      case Evidence.None _ -> List.of();
      case Evidence.Ran(List<Evidence.Compared> checks) ->
          checks.stream().map(Evidence.Compared::now).toList();
    };
  }

  /** Whether tests failed before anything was changed; empty where that is not known. */
  Optional<Boolean> failedBefore() {
    return switch (evidence()) {
      case Evidence.None _ -> Optional.empty();
      case Evidence.Ran ran when ran.verdict() == Evidence.Verdict.PASSED -> Optional.empty();
      case Evidence.Ran(List<Evidence.Compared> checks) ->
          checks.stream()
              .flatMap(check -> Optional.ofNullable(check.before()).stream())
              .map(before -> before.result().failed())
              .reduce(Boolean::logicalOr);
    };
  }
}
