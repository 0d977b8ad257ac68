package dev.simplecoder.agent.event;

import dev.simplecoder.agent.workspace.WorkspacePath;
import java.util.List;
import java.util.SequencedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A fold of the events to what is staged. What an unfinished task has staged stays, whatever became
 * of it then: whoever goes on with the task goes on with that.
 */
public final class StagedTexts implements EventSink {

  private final SequencedMap<WorkspacePath, AgentEvent.Staged> texts = new TreeMap<>();

  private boolean isDone;

  /** Counts once something follows it. */
  private AgentEvent.@Nullable Staged last;

  public static StagedTexts of(List<AgentEvent> history) {
    var staged = new StagedTexts();
    history.forEach(staged::accept);
    return staged;
  }

  /** Those that differ from the disk, in the order of the paths. */
  public List<AgentEvent.Staged> texts() {
    return List.copyOf(texts.values());
  }

  @Override
  public void accept(AgentEvent event) {
    boolean isNewProcess = event instanceof AgentEvent.SessionOpened;
    if (last != null && !isNewProcess) {
      keep(last);
    }
    last = null;
    if (event instanceof AgentEvent.Staged staged) {
      last = staged;
    } else if (event instanceof AgentEvent.TaskEnded ended) {
      isDone = ended.stop() instanceof Stop.Done;
    } else if (event instanceof AgentEvent.ChangesApplied || (isDone && isGone(event))) {
      texts.clear();
    }
  }

  private static boolean isGone(AgentEvent event) {
    return event instanceof AgentEvent.ChangesDropped
        || (event instanceof AgentEvent.ChangesWithheld withheld
            && withheld.next() == AgentEvent.ChangesWithheld.Next.KEPT);
  }

  private void keep(AgentEvent.Staged staged) {
    if (staged.after() == null) {
      texts.remove(staged.path());
    } else {
      texts.put(staged.path(), staged);
    }
  }
}
