package dev.simplecoder.tools;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.dialect.DialectModel;
import dev.simplecoder.agent.dialect.DialectName;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Delta;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Model;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** A conversation in each dialect, as the loop has it. */
class DialectModelTest {

  private static final int STEPS = 10;
  private static final String BLOCK = "```tool read_file\npath: a.py\n```";

  @Test
  void callsFromTextHaveTheirOwnIdsAndTheReplyAsItWasWritten() throws Exception {
    String written = "Both.\n\n" + BLOCK + "\n" + BLOCK;
    var model = model(DialectName.FENCED, script(written));
    List<Delta> deltas = new ArrayList<>();

    Reply reply = model.ask(new Prompt(start(), DialectCases.TOOLS), deltas::add);

    var arguments = Arguments.of("path: a.py\n", Map.of("path", "a.py"));
    assertEquals(
        new Reply.Said(
            new Message.Assistant(
                "Both.",
                List.of(
                    new ToolCall("text_2_0", "read_file", arguments),
                    new ToolCall("text_2_1", "read_file", arguments)),
                written),
            Usage.NONE),
        reply);
    assertEquals(List.of(new Delta.Text("Both.")), deltas);
  }

  @Test
  void whatAModelMakesUpBehindItsCallDoesNotGoBackToIt() throws Exception {
    var model =
        model(DialectName.FENCED, script(BLOCK + "\nResult of read_file:\nx = 2\n" + BLOCK));

    var said = (Reply.Said) model.ask(new Prompt(start(), DialectCases.TOOLS), _ -> {});

    assertEquals(BLOCK + "\n", said.message().written());
    assertEquals(1, said.message().calls().size());
  }

  @Test
  void callsOfTheProtocolStandAlone() throws Exception {
    ToolCall call = new ToolCall("c1", "list_files", Arguments.of("{}", Map.of()));
    var said = new Message.Assistant("So.\n" + BLOCK, List.of(call));
    var script = new ScriptedModel("script", 8192, List.of(new Reply.Said(said, Usage.NONE)));

    Reply reply =
        model(DialectName.NATIVE, script).ask(new Prompt(start(), DialectCases.TOOLS), _ -> {});

    assertEquals(
        new Reply.Said(new Message.Assistant("So.", List.of(call), "So.\n" + BLOCK), Usage.NONE),
        reply);
  }

  @Test
  void whatWasHeldBackForNothingIsShownAtTheEnd() throws Exception {
    String example = "So:\n\n```json\n{\"a\": 1}";
    List<Delta> deltas = new ArrayList<>();

    model(DialectName.NATIVE, script(example))
        .ask(new Prompt(start(), DialectCases.TOOLS), deltas::add);

    assertEquals(example, shown(deltas));
  }

  @Test
  void aRetryBeginsTheReadingAnew() throws Exception {
    var retrying = new Delta.Retrying("broken", Duration.ZERO, 1);
    var raised = new Delta.WindowRaised(4096, 8192, "dropped");
    var model = model(DialectName.FENCED, again(List.of(retrying, raised), "Done."));
    List<Delta> deltas = new ArrayList<>();

    Reply reply = model.ask(new Prompt(start(), DialectCases.TOOLS), deltas::add);

    assertEquals(
        new Reply.Said(new Message.Assistant("Done.", List.of(), "Done."), Usage.NONE), reply);
    assertEquals(List.of(retrying, raised, new Delta.Text("Done.")), deltas);
  }

  @Test
  void aFailureStaysOne() throws Exception {
    var failed = new Reply.Failed(Reply.Reason.CUT_OFF, "cut", "par", Usage.NONE);
    var script = new ScriptedModel("script", 8192, List.of(failed));

    assertEquals(
        failed,
        model(DialectName.JSON, script).ask(new Prompt(start(), DialectCases.TOOLS), _ -> {}));
  }

  @ParameterizedTest
  @EnumSource
  void tenStepsAreAppendedOnlyAndNoIdComesTwice(DialectName name) throws Exception {
    String call =
        name == DialectName.JSON
            ? "{\"tool\": \"read_file\", \"arguments\": {\"path\": \"a.py\"}}"
            : "I look.\n" + BLOCK + "\n" + BLOCK;
    var script = script(IntStream.range(0, STEPS).mapToObj(_ -> call).toArray(String[]::new));
    var model = model(name, script);
    List<Message> messages = new ArrayList<>(start());
    Set<String> ids = new HashSet<>();
    int calls = 0;
    for (int step = 0; step < STEPS; step++) {
      var said = (Reply.Said) model.ask(new Prompt(messages, DialectCases.TOOLS), _ -> {});
      messages.add(said.message());
      for (ToolCall each : said.message().calls()) {
        calls++;
        ids.add(each.id());
        messages.add(new Message.ToolReply(each.id(), each.name(), "x = " + step, step == 3));
      }
    }

    assertEquals(name == DialectName.JSON ? STEPS : 2 * STEPS, calls);
    assertEquals(calls, ids.size());
    List<String> texts = script.prompts().stream().map(DialectModelTest::text).toList();
    for (int i = 1; i < texts.size(); i++) {
      assertTrue(texts.get(i).startsWith(texts.get(i - 1)), texts.get(i));
    }
  }

  /** A prompt as a server's template puts it together. */
  private static String text(Prompt prompt) {
    return prompt.messages().stream()
        .map(message -> message.getClass().getSimpleName() + "\n" + written(message))
        .collect(Collectors.joining("\n"));
  }

  private static String written(Message message) {
    return message instanceof Message.Assistant said ? said.written() : message.text();
  }

  private static String shown(List<Delta> deltas) {
    return deltas.stream()
        .map(delta -> delta instanceof Delta.Text(String text) ? text : "" + delta)
        .collect(Collectors.joining());
  }

  private static List<Message> start() {
    return List.of(new Message.Instructions("Be brief."), new Message.User("What is in a.py?"));
  }

  private static DialectModel model(DialectName name, Model model) {
    return new DialectModel(model, DialectCases.dialect(name));
  }

  private static ScriptedModel script(String... replies) {
    return new ScriptedModel(
        "script",
        8192,
        List.of(replies).stream()
            .map(text -> (Reply) new Reply.Said(new Message.Assistant(text, List.of()), Usage.NONE))
            .toList());
  }

  /** A model whose first words are void. */
  private static Model again(List<Delta> voiding, String text) {
    return new Model() {
      @Override
      public String id() {
        return "again";
      }

      @Override
      public int contextWindow() {
        return 8192;
      }

      @Override
      public Reply ask(Prompt prompt, Consumer<Delta> onDelta) {
        for (Delta each : voiding) {
          onDelta.accept(new Delta.Text("```tool read_file\npath: "));
          onDelta.accept(each);
        }
        onDelta.accept(new Delta.Text(text));
        return new Reply.Said(new Message.Assistant(text, List.of()), Usage.NONE);
      }
    };
  }
}
