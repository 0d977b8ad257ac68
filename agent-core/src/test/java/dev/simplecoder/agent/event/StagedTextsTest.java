package dev.simplecoder.agent.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.event.AgentEvent.ChangesWithheld.Next;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class StagedTextsTest {

  private static final AgentEvent STARTED =
      new AgentEvent.TaskStarted("t", "sys", "do", Instant.EPOCH);
  private static final AgentEvent OPENED = new AgentEvent.SessionOpened("s", "/w", "/w", "1.0");
  private static final AgentEvent LATER = new AgentEvent.Nudged("Go on.");
  private static final AgentEvent DONE =
      new AgentEvent.TaskEnded(new Stop.Done(), 1, Duration.ZERO);
  private static final AgentEvent.Staged A1 = staged("a.py", "one");
  private static final AgentEvent.Staged A2 = staged("a.py", "two");
  private static final AgentEvent.Staged B = staged("b.py", "b");

  @Test
  void theLastTextOfAFileCounts() {
    assertEquals(List.of(A2, B), texts(STARTED, A1, LATER, B, LATER, A2, LATER));
  }

  @Test
  void aTextWhoseCallHasNoResultCountsForNothing() {
    assertEquals(List.of(), texts(STARTED, A1));
    assertEquals(List.of(), texts(STARTED, A1, OPENED, new AgentEvent.TaskResumed(Instant.EPOCH)));
  }

  @Test
  void aFileThatIsAsOnTheDiskAgainIsNotStaged() {
    assertEquals(List.of(B), texts(STARTED, A1, LATER, B, LATER, staged("a.py", null), LATER));
  }

  @Test
  void whatIsOnTheDiskOrWasRejectedIsNotStaged() {
    assertEquals(
        List.of(), texts(STARTED, A1, LATER, new AgentEvent.ChangesApplied(List.of(), "u")));
    assertEquals(
        List.of(B),
        texts(STARTED, A1, LATER, DONE, new AgentEvent.ChangesDropped("rejected"), B, LATER));
  }

  @Test
  void whatIsWithheldInTheEndIsNotStaged() {
    assertEquals(List.of(A1), texts(STARTED, A1, LATER, DONE, withheld(Next.ANOTHER_MODEL)));
    assertEquals(List.of(), texts(STARTED, A1, LATER, DONE, withheld(Next.KEPT)));
  }

  private static AgentEvent withheld(Next next) {
    return new AgentEvent.ChangesWithheld("1", ChangeSet.EMPTY, "", 0.1, 0.2, "a test fails", next);
  }

  @Test
  void anUnfinishedTaskKeepsWhatWasNotApplied() {
    var interrupted = new AgentEvent.TaskEnded(new Stop.Interrupted(), 1, Duration.ZERO);
    assertEquals(
        List.of(A1),
        texts(STARTED, A1, LATER, interrupted, new AgentEvent.ChangesDropped("interrupted")));
  }

  private static List<AgentEvent.Staged> texts(AgentEvent... events) {
    return StagedTexts.of(List.of(events)).texts();
  }

  private static AgentEvent.Staged staged(String path, @Nullable String after) {
    return new AgentEvent.Staged(new WorkspacePath(path), "", after);
  }
}
