package dev.simplecoder.agent.event;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private static final AgentEvent START =
      new AgentEvent.TaskStarted("t", "sys", "abcdef", Instant.EPOCH);

  @Test
  void withoutTheServersCountTokensAreEstimatedFromAllText() {
    assertEquals(3, Transcript.of(List.of(START)).progress().estimatedTokens());
  }

  @Test
  void theServersCountReplacesTheEstimateForWhatItCounted() {
    Transcript transcript = Transcript.of(List.of(START, answered("xyz", 100, 20)));
    transcript.accept(new AgentEvent.Nudged("nine char"));
    assertEquals(123, transcript.progress().estimatedTokens());
  }

  @Test
  void anEmptyAnswerIsNoMessageButAStep() {
    Transcript transcript = Transcript.of(List.of(START, answered("", 0, 0)));
    assertEquals(
        List.of(new Message.Instructions("sys"), new Message.User("abcdef")),
        transcript.messages());
    assertEquals(1, transcript.progress().steps());
  }

  @Test
  void aSecondTaskGoesOnInTheSameConversationWithItsOwnProgress() {
    Transcript transcript = Transcript.of(List.of(START, answered("one", 10, 1)));
    transcript.accept(new AgentEvent.TaskStarted("u", "other", "more", Instant.EPOCH));
    assertEquals(
        List.of(
            new Message.Instructions("sys"),
            new Message.User("abcdef"),
            new Message.Assistant("one", List.of()),
            new Message.User("more")),
        transcript.messages());
    assertEquals(0, transcript.progress().steps());
  }

  @Test
  void whatWasRetrievedFollowsTheRequestOfTheNextTaskOnly() {
    var passage = new AgentEvent.Retrieved.Passage("a.py", 1, 9, 2.5);
    Transcript transcript =
        Transcript.of(
            List.of(
                new AgentEvent.Retrieved(List.of(passage), "a.py:1-9\n…"),
                START,
                answered("one", 10, 1)));
    transcript.accept(new AgentEvent.TaskStarted("u", "other", "more", Instant.EPOCH));
    assertEquals(
        List.of(
            new Message.Instructions("sys"),
            new Message.User("abcdef\n\na.py:1-9\n…"),
            new Message.Assistant("one", List.of()),
            new Message.User("more")),
        transcript.messages());
  }

  private static AgentEvent answered(String text, int prompt, int completion) {
    Duration zero = Duration.ZERO;
    return new AgentEvent.Answered(
        new Message.Assistant(text, List.of()),
        new Usage(prompt, completion, zero, zero, zero, zero, zero));
  }
}
