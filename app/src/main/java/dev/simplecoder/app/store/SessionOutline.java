package dev.simplecoder.app.store;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.app.render.EventReader;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a session was about.
 *
 * @param workspace null where the file does not say, as of early versions
 * @param request the last one; empty where none was made
 * @param tasks how many there were
 */
public record SessionOutline(
    SessionName name,
    Instant last,
    @Nullable String workspace,
    String request,
    int tasks,
    State state) {

  /** How a session stands. */
  public enum State {
    /** The last task did not come to its end. */
    UNFINISHED("unfinished"),
    /** The last task was answered. */
    ANSWERED("answered"),
    /** The last task was answered, and its changes are on the disk. */
    APPLIED("applied"),
    /** The last task was answered, and its changes are not on the disk. */
    NOT_APPLIED("not applied");

    private final String words;

    State(String words) {
      this.words = words;
    }

    public String words() {
      return words;
    }
  }

  /** Whether there is a task that did not come to its end. */
  public boolean isUnfinished() {
    return 0 < tasks && state == State.UNFINISHED;
  }

  public boolean isOf(Path folder) {
    return folder.toString().equals(workspace);
  }

  public static SessionOutline of(Sessions.Recorded recorded) {
    Instant last = Instant.EPOCH;
    String workspace = null;
    String request = "";
    int tasks = 0;
    State state = State.UNFINISHED;
    for (EventReader.Line line : recorded.lines()) {
      last = line.at();
      AgentEvent event = line.event();
      state = after(event, state);
      if (event instanceof AgentEvent.SessionOpened opened) {
        workspace = opened.workspace();
      } else if (event instanceof AgentEvent.TaskStarted started) {
        request = started.request();
        tasks++;
      }
    }
    return new SessionOutline(recorded.name(), last, workspace, request, tasks, state);
  }

  private static State after(AgentEvent event, State before) {
    if (event instanceof AgentEvent.TaskStarted || event instanceof AgentEvent.TaskResumed) {
      return State.UNFINISHED;
    }
    if (event instanceof AgentEvent.TaskEnded ended) {
      return ended.stop() instanceof Stop.Done ? State.ANSWERED : State.UNFINISHED;
    }
    if (before == State.ANSWERED && event instanceof AgentEvent.ChangesApplied) {
      return State.APPLIED;
    }
    boolean isHeldBack =
        event instanceof AgentEvent.ChangesDropped
            || (event instanceof AgentEvent.ChangesWithheld withheld
                && withheld.next() == AgentEvent.ChangesWithheld.Next.KEPT);
    return before == State.ANSWERED && isHeldBack ? State.NOT_APPLIED : before;
  }
}
