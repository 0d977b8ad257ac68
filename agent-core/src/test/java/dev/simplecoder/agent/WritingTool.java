package dev.simplecoder.agent;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolSpec;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolResult;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** A tool that writes files to memory. */
final class WritingTool implements Tool {

  private final Map<String, String> files = new TreeMap<>();

  @Override
  public ToolSpec spec() {
    return new ToolSpec(
        "write_file",
        "Writes.",
        List.of(
            new ToolSpec.Parameter("path", ToolSpec.Type.STRING, true, "which"),
            new ToolSpec.Parameter("content", ToolSpec.Type.STRING, true, "what")));
  }

  @Override
  public Prepared prepare(Arguments arguments) {
    String path = arguments.values().getOrDefault("path", "");
    String content = arguments.values().getOrDefault("content", "");
    return new Prepared() {
      @Override
      public Action action() {
        return new Action.Write(path, Action.Scope.INSIDE, "");
      }

      @Override
      public ToolResult run() {
        files.put(path, content);
        return new ToolResult.Done("written " + content, "created");
      }
    };
  }

  Map<String, String> files() {
    return Map.copyOf(files);
  }

  /** What has been written by calls that ended, as far as it was not taken back. */
  void restore(List<AgentEvent> events) {
    rollback(Map.of());
    Map<String, String> atStep = Map.of();
    int number = 0;
    for (AgentEvent event : events) {
      if (event instanceof AgentEvent.ToolEnded ended) {
        Map<String, String> values = ended.call().arguments().values();
        files.put(values.getOrDefault("path", ""), values.getOrDefault("content", ""));
      } else if (event instanceof AgentEvent.StepStarted started && started.number() != number) {
        number = started.number();
        atStep = files();
      } else if (event instanceof AgentEvent.Replanned) {
        number = 0;
        rollback(atStep);
      }
    }
    marked = atStep;
  }

  private Map<String, String> marked = Map.of();

  /** What there was when the step at hand began, of whoever goes on with it. */
  Map<String, String> marked() {
    return marked;
  }

  void rollback(Map<String, String> before) {
    files.clear();
    files.putAll(before);
  }
}
