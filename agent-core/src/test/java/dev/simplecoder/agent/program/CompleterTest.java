package dev.simplecoder.agent.program;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.Usage;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;

class CompleterTest {

  private static final Exercise TOTAL =
      new Exercise(
          "def total(prices):\n    \"\"\"Adds up.\"\"\"\n",
          "total",
          new VisibleTests(List.of("assert total([1, 2]) == 3")));

  private static final String FENCED =
      "```python\ndef total(prices):\n    return sum(prices)\n```\n";
  private static final Usage COUNTED =
      new Usage(
          40,
          20,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ZERO,
          Duration.ofSeconds(1));

  /** Each look at the clock is a second later. */
  private Instant now = Instant.EPOCH;

  private final InstantSource clock = () -> now = now.plusSeconds(1);

  private Completion complete(Reply reply) throws InterruptedException {
    var model = new ScriptedModel("scripted", 4096, List.of(reply));
    return new Completer(PromptStyle.CHAT, clock).complete(model, TOTAL);
  }

  private static Reply said(String text) {
    return new Reply.Said(new Message.Assistant(text, List.of()), COUNTED);
  }

  @Test
  void aModelThatEndsByItselfIsTakenAtItsWord() throws Exception {
    assertEquals(
        new Completion.Written("No idea.", Ending.SEQUENCE, COUNTED), complete(said("No idea.")));
  }

  @Test
  void theFirstWholeProgramEndsTheReply() throws Exception {
    var written = (Completion.Written) complete(said(FENCED + "It adds up all prices."));
    assertEquals(FENCED, written.text());
    assertEquals(Ending.FENCE, written.ending());
    assertEquals(
        new Extracted.Program("def total(prices):\n    return sum(prices)\n"),
        new Extraction(TOTAL).of(written));
  }

  @Test
  void whatAnEndedReplyTookIsMeasuredHere() throws Exception {
    var written = (Completion.Written) complete(said(FENCED + "It adds up all prices."));
    int words = 10; // of the fenced program, and the blanks that stand alone
    assertEquals(
        new Usage(
            0,
            words,
            Duration.ZERO,
            Duration.ZERO,
            Duration.ofSeconds(1),
            Duration.ofSeconds(1),
            Duration.ofSeconds(2)),
        written.usage());
  }

  @Test
  void aReplyAtItsLengthLimitIsWhatCame() throws Exception {
    var failed = new Reply.Failed(Reply.Reason.TRUNCATED, "too long", "    t = 0\n", COUNTED);
    assertEquals(new Completion.Written("    t = 0\n", Ending.LENGTH, COUNTED), complete(failed));
  }

  @Test
  void aServerThatFailsIsNoFailureOfTheModel() throws Exception {
    var failed = new Reply.Failed(Reply.Reason.UNREACHABLE, "nobody there", "", Usage.NONE);
    assertEquals(new Completion.Failed(failed), complete(failed));
  }

  @Test
  void whatCameBeforeAnotherTryIsVoid() throws Exception {
    var retrying = new Delta.Retrying("broken", Duration.ofSeconds(1), 1);
    Model model =
        new Model() {
          @Override
          public String id() {
            return "retrying";
          }

          @Override
          public int contextWindow() {
            return 4096;
          }

          @Override
          public Reply ask(Prompt prompt, Consumer<Delta> onDelta) {
            onDelta.accept(new Delta.Text("```python\ndef total(prices):\n"));
            onDelta.accept(retrying);
            onDelta.accept(new Delta.Thinking("hm"));
            onDelta.accept(new Delta.Text(FENCED));
            throw new AssertionError("the reply had not ended");
          }
        };
    var written =
        (Completion.Written) new Completer(PromptStyle.CHAT, clock).complete(model, TOTAL);
    assertEquals(FENCED, written.text());
    assertEquals(3, written.usage().completionTokens());
  }

  @Test
  void anInterruptIsHandedOn() {
    Thread.currentThread().interrupt();
    assertThrows(InterruptedException.class, () -> complete(said(FENCED)));
  }

  @Test
  void aModelThatContinuesIsGivenThePromptAlone() throws Exception {
    var model =
        new ScriptedModel("base", 4096, List.of(said("    return sum(prices)\n\nprint(1)\n")));
    var written =
        (Completion.Written) new Completer(PromptStyle.CONTINUE, clock).complete(model, TOTAL);
    assertEquals(Ending.NEW_STATEMENT, written.ending());
    assertEquals(List.of(new Message.User(TOTAL.prompt())), model.prompts().getFirst().messages());
  }

  @Test
  void aModelThatTalksIsAskedInWords() throws Exception {
    var model = new ScriptedModel("chat", 4096, List.of(said(FENCED)));
    assertEquals(
        FENCED,
        ((Completion.Written) new Completer(PromptStyle.CHAT, clock).complete(model, TOTAL))
            .text());
    assertEquals(
        """
        Write the Python function `total`. Reply with one block of code that begins with ```python \
        and ends with ```. It holds the whole function, with all that it imports. Nothing else: no \
        tests, no examples, no explanation.

        def total(prices):
            \"""Adds up.\"""

        These hold:

        assert total([1, 2]) == 3
        """,
        model.prompts().getFirst().messages().getFirst().text());
  }

  @Test
  void aRepairGoesOnFromTheReplyAndWhatWasSaidOfIt() {
    List<Message> messages =
        PromptStyle.CHAT
            .prompt(TOTAL, List.of(new Rejected(FENCED, "it gives None\nand not {prompt}")))
            .messages();
    assertEquals(PromptStyle.CHAT.prompt(TOTAL).messages(), messages.subList(0, 1));
    assertEquals(new Message.Assistant(FENCED, List.of()), messages.get(1));
    assertEquals(
        """
        This does not work yet:

            it gives None
            and not {prompt}

        Write the whole function `total` again, mended, in one block of code that begins with\
         ```python and ends with ```. Nothing else.
        """,
        messages.get(2).text());
  }

  @Test
  void aTextThatIsContinuedIsBegunAnew() {
    assertEquals(
        PromptStyle.CONTINUE.prompt(TOTAL),
        PromptStyle.CONTINUE.prompt(TOTAL, List.of(new Rejected("    pass", "it gives None"))));
  }
}
