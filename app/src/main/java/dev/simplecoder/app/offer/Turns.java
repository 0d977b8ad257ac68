package dev.simplecoder.app.offer;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ChangesWithheld.Next;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/** A fold of the events to turns after which something can be offered. */
public final class Turns implements EventSink {

  private String request = "";
  private Instant asked = Instant.EPOCH;
  private boolean isDone;
  private boolean isOpen;
  private boolean isPlanned;
  private boolean isAsking;
  private Optional<Boolean> testsFail = Optional.empty();
  private ChangeSet proposed = ChangeSet.EMPTY;
  private List<WorkspacePath> written = List.of();
  private Usage usage = Usage.NONE;

  @Override
  public void accept(AgentEvent event) {
    switch (event) {
      case AgentEvent.TaskStarted started -> begin(started);
      case AgentEvent.Answered answered -> {
        usage = answered.usage();
        isAsking = asks(answered.message().text());
      }
      case AgentEvent.OfPlan _ -> isPlanned = true;
      case AgentEvent.Verified verified -> testsFail = fail(verified.evidence().verdict());
      case AgentEvent.RepairTakenBack back -> testsFail = fail(back.evidence().verdict());
      case AgentEvent.TaskEnded ended -> isDone = ended.stop() instanceof Stop.Done;
      case AgentEvent.ChangesProposed(ChangeSet changes, String _) -> {
        proposed = changes;
        isOpen = true;
      }
      case AgentEvent.ChangesWithheld withheld -> isOpen = withheld.next() == Next.KEPT;
      case AgentEvent.ChangesApplied(List<WorkspacePath> paths, String _) -> {
        written =
            proposed.changes().stream()
                .filter(change -> change.after() != null)
                .map(FileChange::path)
                .filter(paths::contains)
                .toList();
        isOpen = false;
      }
      default -> {}
    }
  }

  private void begin(AgentEvent.TaskStarted started) {
    request = started.request();
    asked = started.at();
    isDone = false;
    isOpen = false;
    isPlanned = false;
    testsFail = Optional.empty();
    written = List.of();
    usage = Usage.NONE;
  }

  /** Whether an answer ends in a question, to which the next line is the person's answer. */
  private static boolean asks(String text) {
    return text.strip().lines().reduce("", (_, last) -> last).contains("?");
  }

  private static Optional<Boolean> fail(Evidence.Verdict verdict) {
    return switch (verdict) {
      case UNKNOWN -> Optional.empty();
      case PASSED -> Optional.of(false);
      case NO_WORSE, BROKEN -> Optional.of(true);
    };
  }

  /**
   * The last turn, once, where it has come to its end: it was answered and the model asks nothing,
   * so that an {@code n} is no answer to it, and the person has let its changes, if any, be
   * written.
   */
  Optional<Turn> take() {
    if (!isDone || isOpen || isAsking) {
      return Optional.empty();
    }
    isDone = false;
    return Optional.of(new Turn(request, asked, isPlanned, testsFail, written, usage));
  }
}
