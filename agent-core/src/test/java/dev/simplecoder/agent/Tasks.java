package dev.simplecoder.agent;

import dev.simplecoder.agent.event.Progress;
import dev.simplecoder.agent.event.Stretch;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Tasks that have come to an answer. */
public final class Tasks {

  public static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");

  private Tasks() {}

  public static Progress answered(String request, String answer, Progress.Called... calls) {
    return answered(request, answer, Optional.empty(), calls);
  }

  /** What was shown by running checks is the last of it. */
  public static Progress answered(
      String request, String answer, Optional<Evidence> evidence, Progress.Called... calls) {
    return new Progress(
        NOON,
        request,
        1 + calls.length,
        0,
        List.of(calls),
        Optional.of(new Message.Assistant(answer, List.of())),
        List.of(),
        evidence,
        Usage.NONE,
        8192,
        0,
        1 + calls.length,
        List.of(),
        Optional.empty(),
        Stretch.NEW);
  }

  public static Progress.Called wrote(String path) {
    return called(new Action.Write(path, Action.Scope.INSIDE, ""), new ToolResult.Done("ok", "ok"));
  }

  public static Progress.Called read(String path) {
    return called(new Action.Read(path, Action.Scope.INSIDE), new ToolResult.Done("ok", "ok"));
  }

  public static Progress.Called called(Action action, ToolResult result) {
    return new Progress.Called(
        new ToolCall("c", "tool", Arguments.of("{}", Map.of())), result, action);
  }
}
