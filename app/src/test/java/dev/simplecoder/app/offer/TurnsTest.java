package dev.simplecoder.app.offer;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ChangesWithheld.Next;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TurnsTest {

  private static final WorkspacePath FILE = new WorkspacePath("a.py");
  private static final ChangeSet CHANGES =
      new ChangeSet(List.of(new FileChange(FILE, null, "x = 1\n")));

  private final Turns turns = new Turns();

  /** A task in which this is answered. */
  private void answer(String text) {
    turns.accept(new AgentEvent.TaskStarted("t", "You are.", "mend it", Instant.EPOCH));
    turns.accept(new AgentEvent.Answered(new Message.Assistant(text, List.of()), Usage.NONE));
    turns.accept(new AgentEvent.TaskEnded(new Stop.Done(), 1, Duration.ZERO));
  }

  @Test
  void aTurnIsTakenOnce() {
    assertEquals(Optional.empty(), turns.take());
    answer("Done.");
    assertEquals("mend it", turns.take().orElseThrow().request());
    assertEquals(Optional.empty(), turns.take());
  }

  @Test
  void aTurnWhoseChangesAreNotDecidedOnHasNotComeToItsEnd() {
    answer("Done.");
    turns.accept(new AgentEvent.ChangesProposed(CHANGES, ""));
    assertEquals(Optional.empty(), turns.take());
    turns.accept(new AgentEvent.ChangesApplied(List.of(FILE), "1"));
    assertEquals(List.of(FILE), turns.take().orElseThrow().written());

    answer("Done.");
    turns.accept(new AgentEvent.ChangesWithheld("1", CHANGES, "", 0.1, 0.5, "", Next.KEPT));
    assertEquals(Optional.empty(), turns.take());
  }

  @Test
  void aTurnThatWasInterruptedHasNoEnd() {
    answer("Done.");
    turns.accept(new AgentEvent.TaskEnded(new Stop.Interrupted(), 1, Duration.ZERO));
    assertEquals(Optional.empty(), turns.take());
  }

  @Test
  void whereTheModelAsksSomethingTheNextLineIsItsAnswer() {
    for (String question :
        List.of("Done. Shall I also test it?", "It is done.\n\nShall I test it? (y/n)\n")) {
      answer(question);
      assertEquals(Optional.empty(), turns.take(), question);
    }
    answer("Why? It was wrong.\nIt is mended.");
    assertEquals("mend it", turns.take().orElseThrow().request());
  }
}
