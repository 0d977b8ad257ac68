package dev.simplecoder.app.watch;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.watch.Fixes.Fixed;
import java.time.Duration;
import java.util.HashSet;
import java.util.Set;

/**
 * What the person sees of the work on a fix: that there is some, and the changes if there are any
 * to be decided on. Why a model failed is said too.
 */
final class FixScreen implements EventSink {

  private static final Duration AT_ONCE = Duration.ZERO;

  private final Console console;
  private final EventSink drawn;
  private final Set<WorkspacePath> applied = new HashSet<>();
  private boolean isShown;

  /**
   * @param drawn draws what is to be seen on that console
   */
  FixScreen(Console console, EventSink drawn) {
    this.console = console;
    this.drawn = drawn;
  }

  @Override
  public void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.ModelAsked _ -> console.beginWait("working on a fix", AT_ONCE);
      case AgentEvent.Verified _ -> drawn.accept(event);
      case AgentEvent.ChangesProposed _ -> {
        isShown = true;
        drawn.accept(event);
      }
      case AgentEvent.ChangesApplied(var paths, String _) -> {
        applied.addAll(paths);
        drawn.accept(event);
      }
      case AgentEvent.ChangesDropped _ when isShown -> drawn.accept(event);
      case AgentEvent.TaskEnded ended -> {
        console.endWait();
        if (ended.stop() instanceof Stop.ModelFailed) {
          drawn.accept(event);
        }
      }
      default -> {}
    }
  }

  /** What has come of it, by how the task ended. */
  Fixed came(ExitCode end) {
    if (!applied.isEmpty()) {
      return new Fixed.Taken(applied);
    }
    return switch (end) {
      case INTERRUPTED -> new Fixed.GivenUp();
      case MODEL -> new Fixed.NoModel();
      case DONE, NOT_DONE, USAGE, WITHHELD, LIMIT, BUG ->
          isShown ? new Fixed.Declined() : new Fixed.None();
    };
  }
}
