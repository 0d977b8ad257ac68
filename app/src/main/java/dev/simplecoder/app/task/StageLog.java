package dev.simplecoder.app.task;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.fs.Workspace;
import java.util.HashMap;
import java.util.Map;

/**
 * Records what is staged right before the event that tells of it, so that a session has its files
 * at whatever event it was left.
 */
final class StageLog implements EventSink {

  private final Workspace workspace;
  private final EventSink events;
  private final Map<WorkspacePath, AgentEvent.Staged> recorded = new HashMap<>();

  /** What is staged by now has been recorded. */
  StageLog(Workspace workspace, EventSink events) {
    this.workspace = workspace;
    this.events = events;
    workspace.stagedTexts().forEach(staged -> recorded.put(staged.path(), staged));
  }

  @Override
  public void accept(AgentEvent event) {
    if (event instanceof AgentEvent.ToolEnded
        || event instanceof AgentEvent.RepairTakenBack
        || event instanceof AgentEvent.Replanned
        || event instanceof AgentEvent.ChangesProposed
        || event instanceof AgentEvent.ChangesDropped
        || event instanceof AgentEvent.ChangesWithheld) {
      record();
    }
    events.accept(event);
  }

  private void record() {
    Map<WorkspacePath, AgentEvent.Staged> now = new HashMap<>();
    for (AgentEvent.Staged staged : workspace.stagedTexts()) {
      now.put(staged.path(), staged);
      if (!staged.equals(recorded.get(staged.path()))) {
        events.accept(staged);
      }
    }
    for (AgentEvent.Staged before : recorded.values()) {
      if (!now.containsKey(before.path())) {
        events.accept(new AgentEvent.Staged(before.path(), before.beforeSha256(), null));
      }
    }
    recorded.clear();
    recorded.putAll(now);
  }
}
