package dev.simplecoder.agent.event;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.ToolResult;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

class TranscriptTest {

  private static final AgentEvent START =
      new AgentEvent.TaskStarted("t", "sys", "abcdef", Instant.EPOCH);

  @Test
  void withoutTheServersCountTokensAreEstimatedFromAllText() {
    assertEquals(14, Transcript.of(List.of(START)).progress().estimatedTokens()); // 41 / 3
  }

  @Test
  void theServersCountReplacesTheEstimateForWhatItCounted() {
    Transcript transcript = Transcript.of(List.of(START, answered("xyz", 100, 20)));
    transcript.accept(new AgentEvent.Nudged("nine char"));
    assertEquals(129, transcript.progress().estimatedTokens()); // 100 + 20 + 25 / 3
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

  @Test
  void theFirstCountSaysHowManyCharactersATokenHas() {
    Transcript transcript =
        Transcript.of(List.of(START, asked(2, 4000), answered("xyz", 1000, 20)));
    transcript.accept(new AgentEvent.Nudged("x".repeat(400 - 16)));
    assertEquals(1000 + 20 + 110, transcript.progress().estimatedTokens()); // 400 / 4 and a tenth
  }

  @Test
  void whatCameLastMayBeDenser() {
    Transcript transcript =
        Transcript.of(List.of(START, asked(2, 4000), answered("xyz", 1000, 20)));
    transcript.accept(asked(3, 4400));
    transcript.accept(answered("xyz", 1200, 20)); // 400 characters in 200 tokens
    transcript.accept(new AgentEvent.Nudged("x".repeat(400 - 16)));
    assertEquals(1220 + 220, transcript.progress().estimatedTokens());
  }

  @Test
  void aCountWithoutWhatWasCachedIsNotUsed() {
    Transcript transcript =
        Transcript.of(List.of(START, asked(2, 4000), answered("xyz", 1000, 20)));
    transcript.accept(asked(3, 4040));
    transcript.accept(answered("x".repeat(44), 15, 20));
    assertEquals(1128, transcript.progress().estimatedTokens()); // 4100 / 4 and a tenth
  }

  @Test
  void anImplausibleFirstCountLeavesThreeCharactersAToken() {
    Transcript transcript = Transcript.of(List.of(START, asked(2, 4000), answered("xyz", 499, 20)));
    assertEquals(1340, transcript.progress().estimatedTokens()); // (4000 + 19) / 3
  }

  @Test
  void anotherModelCountsAnew() {
    Transcript transcript =
        Transcript.of(List.of(chosen("a"), START, asked(2, 4000), answered("xyz", 1000, 20)));
    transcript.accept(chosen("a"));
    assertEquals(1020, transcript.progress().estimatedTokens());
    transcript.accept(chosen("b"));
    assertEquals(1340, transcript.progress().estimatedTokens());
  }

  @Test
  void theEstimateStaysOnTheLongSide() {
    long seed = 20261121;
    var random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      Transcript transcript = Transcript.of(List.of(chosen("a"), START));
      double characters = 2600;
      double ratio = 2.5 + random.nextDouble() * 2;
      double tokens = characters / ratio;
      for (int step = 0; step < 20; step++) {
        int messages = transcript.messages().size();
        transcript.accept(asked(messages, (int) characters));
        transcript.accept(answered("", (int) Math.ceil(tokens), 0));
        int length = 50 + random.nextInt(3000);
        transcript.accept(new AgentEvent.Nudged("x".repeat(length)));
        double density = ratio * (0.95 + random.nextDouble() * 0.1);
        characters += length + 16;
        tokens += (length + 16) / density;
        assertTrue(
            tokens <= transcript.progress().estimatedTokens(),
            "seed " + seed + ", case " + i + ", step " + step);
      }
    }
  }

  @Test
  void aReplyIsIdleUntilACallBringsSomethingNew() {
    Transcript transcript = Transcript.of(List.of(START));
    List<Integer> idle = new ArrayList<>();
    List<AgentEvent> steps =
        List.of(
            ended("a", new ToolResult.Done("1", "")),
            ended("a", new ToolResult.Done("1", "")),
            ended("b", new ToolResult.Failed("no", "")),
            ended("a", new ToolResult.Done("2", "")),
            ended("a", new ToolResult.Done("1", "")));
    for (AgentEvent ended : steps) {
      transcript.accept(answered("", 0, 0));
      transcript.accept(ended);
      idle.add(transcript.progress().idleSteps());
    }
    assertEquals(List.of(0, 1, 2, 0, 1), idle);
  }

  private static AgentEvent ended(String path, ToolResult result) {
    var call = new ToolCall("c", "read_file", Arguments.of("{}", Map.of("path", path)));
    return new AgentEvent.ToolEnded(call, result, Duration.ZERO);
  }

  private static AgentEvent asked(int messages, int characters) {
    return new AgentEvent.ModelAsked(messages, characters);
  }

  private static AgentEvent chosen(String model) {
    return new AgentEvent.ModelChosen("d", Role.ACT, model, 8192, new LinkedHashMap<>(), 1, "");
  }

  private static AgentEvent answered(String text, int prompt, int completion) {
    Duration zero = Duration.ZERO;
    return new AgentEvent.Answered(
        new Message.Assistant(text, List.of()),
        new Usage(prompt, completion, zero, zero, zero, zero, zero));
  }
}
