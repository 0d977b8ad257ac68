package dev.simplecoder.agent.tool;

import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.ToolSpec;
import java.io.IOException;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Takes a call through checks, permission and the person's word to its effect. */
public final class ToolRunner {

  private final Map<String, Tool> tools = new LinkedHashMap<>();
  private final Permissions permissions;
  private final Approver approver;

  public ToolRunner(List<Tool> tools, Permissions permissions, Approver approver) {
    for (Tool tool : tools) {
      this.tools.put(tool.spec().name(), tool);
    }
    this.permissions = permissions;
    this.approver = approver;
  }

  /** What a model is told about the tools, always in the same order. */
  public List<ToolSpec> specs() {
    return tools.values().stream().map(Tool::spec).toList();
  }

  /** Every way a call can end is a result; nothing but an interrupt or a bug escapes. */
  public ToolResult run(ToolCall call) throws InterruptedException {
    String problem = call.arguments().problem();
    if (problem != null) {
      return new ToolResult.Invalid(
          "The arguments of " + call.name() + " could not be read: " + problem,
          "unreadable arguments");
    }
    Tool tool = tools.get(call.name());
    if (tool == null) {
      return unknown(call.name());
    }
    try {
      Tool.Prepared prepared = tool.prepare(call.arguments());
      return switch (permissions.decide(prepared.action())) {
        case Permissions.Decision.Allow() -> prepared.run();
        case Permissions.Decision.Ask(String question) -> ask(prepared, question);
        case Permissions.Decision.Deny(String reason) -> new ToolResult.Denied(reason, reason);
      };
    } catch (BadArguments bad) {
      String message = String.valueOf(bad.getMessage());
      return new ToolResult.Invalid(message, firstLine(message));
    } catch (IOException failed) {
      return new ToolResult.Failed(
          call.name() + " failed: " + failed.getMessage(), String.valueOf(failed.getMessage()));
    }
  }

  private ToolResult ask(Tool.Prepared prepared, String question)
      throws IOException, InterruptedException {
    return approver.approve(prepared.action(), question) == Approver.Answer.NO
        ? new ToolResult.Denied("The person did not allow this. Go on without it.", "not allowed")
        : prepared.run();
  }

  private ToolResult unknown(String name) {
    String nearest =
        tools.keySet().stream()
            .min(Comparator.comparingInt((String known) -> EditDistance.between(name, known)))
            .orElse("");
    String all = tools.keySet().stream().collect(Collectors.joining(", "));
    return new ToolResult.Invalid(
        "There is no tool " + name + ". Did you mean " + nearest + "? The tools are: " + all + ".",
        "no such tool");
  }

  private static String firstLine(String text) {
    return text.lines().findFirst().orElse("");
  }
}
