package dev.simplecoder.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class ArrivingTest {

  private static final AgentEvent.TaskStarted FIRST =
      new AgentEvent.TaskStarted("t1", "Be brief.", "Tell me.", Instant.EPOCH);
  private static final AgentEvent.TaskStarted SECOND =
      new AgentEvent.TaskStarted("t2", "", "Go on.", Instant.EPOCH);

  private final List<AgentEvent> events = new ArrayList<>(List.of(FIRST));

  @Test
  void whatHadArrivedAtAnInterruptIsKeptAndTheNextTaskKnowsOfIt() {
    interrupt(new Delta.Thinking("Hm."), new Delta.Text("Once upon "), new Delta.Text("a time "));

    assertEquals(new AgentEvent.ReplyCutOff("Once upon a time "), events.getLast());
    assertEquals(
        List.of(
            new Message.Instructions("Be brief."),
            new Message.User("Tell me."),
            new Message.Assistant(
                "Once upon a time\n\n(Cut off here: the person interrupted.)", List.of()),
            new Message.User("Go on.")),
        then(SECOND));
  }

  @Test
  void whereNothingHadArrivedThereIsNothingToKeep() {
    interrupt(new Delta.Thinking("Hm."));

    assertEquals(List.of(FIRST, new AgentEvent.ThinkingDelta("Hm.")), events);
  }

  @Test
  void piecesThatWereVoidAreNotKept() {
    var retrying = new Delta.Retrying("it broke", Duration.ZERO, 2);
    interrupt(new Delta.Text("A first "), retrying, new Delta.Text("A second "));

    assertEquals(new AgentEvent.ReplyCutOff("A second "), events.getLast());
  }

  @Test
  void aReplyThatIsAskedForAgainStandsAlone() {
    interrupt(new Delta.Text("Once "));

    assertEquals(
        List.of(
            new Message.Instructions("Be brief."),
            new Message.User("Tell me."),
            new Message.User("Go on.")),
        then(new AgentEvent.TaskResumed(Instant.EPOCH), new AgentEvent.ModelAsked(2, 17), SECOND));
  }

  private void interrupt(Delta... pieces) {
    var model =
        new Model() {
          @Override
          public String id() {
            return "interrupted";
          }

          @Override
          public int contextWindow() {
            return 8_192;
          }

          @Override
          public Reply ask(Prompt prompt, Consumer<Delta> onDelta) throws InterruptedException {
            List.of(pieces).forEach(onDelta);
            throw new InterruptedException();
          }
        };
    var prompt = new Prompt(List.of(new Message.User("Tell me.")), List.of());
    assertThrows(InterruptedException.class, () -> Arriving.ask(model, prompt, events::add));
  }

  private List<Message> then(AgentEvent... next) {
    events.addAll(List.of(next));
    return Transcript.of(events).messages();
  }
}
