package dev.simplecoder.app.models;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Prompt.Form;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.ToolSpec;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class TripwireTest {

  private static final String CODE = "int a = b + 1;\n";
  private static final int WINDOW = 16_384;

  private final Tripwire tripwire = new Tripwire(null);

  @Test
  void aPromptThatCannotFitWasCutWhateverTheServerCounts() {
    assertEquals(
        Optional.of(
            "the server dropped a part of the prompt: it counted 100 tokens where there are at"
                + " least 18749, in a window of 16384"),
        check(text(CODE.repeat(10_000)), 100, false));
  }

  @Test
  void aCountThatMayLeaveOutTheCacheIsNoAlarm() {
    assertFine(text(CODE.repeat(2_000)), 100, false);
  }

  @Test
  void aServerThatCountsNothingIsNoAlarm() {
    assertFine(text(CODE.repeat(2_000)), 0, true);
  }

  @Test
  void aWholeCountBelowEightCharactersATokenIsAnAlarm() {
    assertFine(text(CODE.repeat(2_000)), 3_749, true);
    assertFires(text(CODE.repeat(2_000)), 3_748, true);
  }

  @ParameterizedTest
  @ValueSource(strings = {" ", "\n", " \n", "\t ", "=", "\r\n", "──"})
  void anImageOfWhiteSpaceOrLinesIsNoAlarm(String piece) {
    assertFine(text(piece.repeat(100_000)), 200, true);
  }

  @Test
  void aPromptThatGoesOnMustNotCountLess() {
    List<Message> messages = new ArrayList<>(text(CODE.repeat(1_000)).messages());
    assertFine(text(messages, Form.TEXT), 5_000, true);
    messages.add(new Message.Assistant("I see.", List.of()));
    messages.add(new Message.User(CODE.repeat(400)));
    assertFires(text(messages, Form.TEXT), 5_741, true);
    assertFine(text(messages, Form.TEXT), 5_742, true);
  }

  /** So much have lists of deep paths and formal prose, by the tokenizers cl100k and o200k. */
  @Test
  void aLongResultOfFewTokensIsNoAlarm() {
    String paths =
        "src/main/java/com/company/application/administration/services/AdministrationConfiguration.java\n";
    List<Message> messages = new ArrayList<>(text("What is there?").messages());
    assertFine(text(messages, Form.TEXT), 1_000, true);
    messages.add(new Message.Assistant("```tool list_files\n```", List.of()));
    messages.add(new Message.User(paths.repeat(100)));
    int honest = 1_000 + 10 + (int) (paths.length() * 100 / 6.6);
    assertFine(text(messages, Form.TEXT), honest, true);
  }

  /** Digits are a token each, and what was measured with them is remembered for the model. */
  @Test
  void formalProseInASessionAfterATaskOnDigitsIsNoAlarm() {
    String prose = "Institutions of government require considerable transparency throughout. ";
    Prompt prompt = text(prose.repeat(200));
    int honest = (int) (prose.length() * 200 / 6.6);
    assertEquals(Optional.empty(), new Tripwire(1.6).check(read(prompt), counts(honest, true)));
  }

  @Test
  void anotherPromptMayCountWhatItLikes() {
    assertFine(text(CODE.repeat(1_000)), 5_000, true);
    assertFine(text(CODE.repeat(10)), 50, true);
  }

  @Test
  void whatFiredIsNotRemembered() {
    List<Message> messages = new ArrayList<>(text(CODE.repeat(1_000)).messages());
    assertFires(text(messages, Form.TEXT), 1_000, true);
    messages.add(new Message.User("More"));
    assertFine(text(messages, Form.TEXT), 3_000, true);
  }

  /** As that of Llama 3.1, which has the tools in the last message of the person only. */
  @Test
  void aTemplateThatLeavesOutTheToolsAfterACallIsNoAlarm() {
    var tool = new ToolSpec("read_file", "Reads a file of the workspace.".repeat(30), List.of());
    List<Message> messages = new ArrayList<>(text("Look at a.py").messages());
    assertFine(new Prompt(messages, List.of(tool)), 300, true);
    messages.add(new Message.Assistant("", List.of()));
    messages.add(new Message.ToolReply("a", "read_file", "x = 1", false));
    assertFine(new Prompt(messages, List.of(tool)), 60, true);
  }

  /** As that of Llama 3.1 again. */
  @Test
  void aTemplateThatLeavesOutWhatWasSaidBesideACallIsNoAlarm() {
    List<Message> messages = new ArrayList<>(text("Look at a.py").messages());
    assertFine(text(messages, Form.NATIVE), 20, true);
    var call = new ToolCall("a", "read_file", Arguments.of("{}", Map.of()));
    messages.add(new Message.Assistant("I look at it. ".repeat(200), List.of(call)));
    messages.add(new Message.ToolReply("a", "read_file", "x = 1", false));
    assertFine(text(messages, Form.NATIVE), 40, true);
    assertFires(text(messages, Form.TEXT), 40, true);
  }

  /** As that of Qwen 3, which has an empty thought in the messages since the last question only. */
  @Test
  void aTemplateThatLeavesOutEarlierThoughtsIsNoAlarm() {
    List<Message> messages = new ArrayList<>(text("Look").messages());
    for (int i = 0; i < 20; i++) {
      messages.add(new Message.Assistant("Step", List.of()));
      messages.add(new Message.User("x"));
    }
    assertFine(text(messages, Form.TEXT), 300, true);
    messages.add(new Message.Assistant("Step", List.of()));
    messages.add(new Message.User("New question"));
    assertFine(text(messages, Form.TEXT), 300 - 20 * 5 + 8, true);
  }

  @Test
  void whatTheModelThoughtBeforeJsonMayBeCountedOnce() {
    List<Message> messages = new ArrayList<>(text("Look").messages());
    var first = new Tripwire.Read(text(messages, Form.JSON), 100, 4_000, WINDOW);
    assertEquals(Optional.empty(), tripwire.check(first, counts(1_100, true)));
    messages.add(new Message.Assistant("{\"answer\":\"Yes\"}", List.of()));
    messages.add(new Message.User("More"));
    assertFine(text(messages, Form.JSON), 130, true);
  }

  @Test
  void whatServersLeaveOutBeforeTheEndOfAThoughtIsNotExpected() {
    String said = "ab cd".repeat(2_000) + "</think>Yes.";
    assertFine(
        text(List.of(new Message.User("Go"), new Message.Assistant(said, List.of())), Form.TEXT),
        20,
        true);
  }

  @Test
  void aThirdOfWhatTheModelsEarlierCountsSayIsExpected() {
    var dense = new Tripwire(2.5);
    Prompt prompt = text(CODE.repeat(1_000));
    int third = 5_999 / 3;
    assertTrue(dense.check(read(prompt), counts(third - 1, true)).isPresent());
    assertEquals(Optional.empty(), dense.check(read(prompt), counts(third, true)));
    assertEquals(Optional.empty(), tripwire.check(read(prompt), counts(third - 1, true)));
  }

  @Test
  void proseAfterTheDensestTextIsNoAlarm() {
    assertFine(text("语言模型".repeat(500)), 2_000, true);
    String prose = "The quick brown fox jumps over the lazy dog and comes back. ".repeat(100);
    assertFine(text(prose), 1_300, true);
  }

  /** A conversation that a server reads whole, at any number of characters a token. */
  @ParameterizedTest
  @EnumSource
  void nothingThatWasReadWholeIsAnAlarm(Form form) {
    for (long seed = 0; seed < 300; seed++) {
      var random = new SplittableRandom(seed);
      var wire = new Tripwire(random.nextBoolean() ? null : 1 + 5 * random.nextDouble());
      double perToken = 2 + 3 * random.nextDouble();
      List<Message> messages = new ArrayList<>();
      for (int step = 0; step < 12; step++) {
        messages.add(new Message.User("x".repeat(3) + CODE.repeat(1 + random.nextInt(200))));
        messages.add(new Message.Assistant("def f(): pass", List.of()));
        var prompt = new Prompt(messages, List.of(ModelContract.WRITE), form);
        int counted = (int) Math.ceil(Prompt.characters(messages) / perToken);
        var read = new Tripwire.Read(prompt, Prompt.characters(messages), 0, 1 << 20);
        assertEquals(Optional.empty(), wire.check(read, counts(counted, true)), "seed " + seed);
      }
    }
  }

  private void assertFine(Prompt prompt, int counted, boolean whole) {
    assertEquals(Optional.empty(), check(prompt, counted, whole));
  }

  private void assertFires(Prompt prompt, int counted, boolean whole) {
    assertTrue(check(prompt, counted, whole).isPresent());
  }

  private Optional<String> check(Prompt prompt, int counted, boolean whole) {
    return tripwire.check(read(prompt), counts(counted, whole));
  }

  private static Tripwire.Read read(Prompt prompt) {
    return new Tripwire.Read(prompt, prompt.characters(), 0, WINDOW);
  }

  private static Prompt text(String only) {
    return text(List.of(new Message.User(only)), Form.TEXT);
  }

  private static Prompt text(List<Message> messages, Form form) {
    return new Prompt(messages, List.of(), form);
  }

  private static Counts counts(int prompt, boolean whole) {
    return new Counts(prompt, 10, 0, Duration.ZERO, Duration.ZERO, Duration.ZERO, whole);
  }
}
