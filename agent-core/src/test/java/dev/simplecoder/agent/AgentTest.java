package dev.simplecoder.agent;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.Approver;
import dev.simplecoder.agent.tool.Permissions;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.tool.ToolRunner;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class AgentTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Task TASK = new Task("t1", "Be brief.", "What is in a.txt?", Role.ACT);
  private static final AgentEvent.TaskStarted STARTED =
      new AgentEvent.TaskStarted("t1", "Be brief.", "What is in a.txt?", NOON);
  private static final SequencedMap<String, String> SETTINGS =
      new LinkedHashMap<>(Map.of("dialect", "native"));
  private static final AgentEvent.ModelChosen CHOSEN =
      new AgentEvent.ModelChosen("d1", Role.ACT, "script", 8192, SETTINGS, 1.0, "the only one");

  private final FakeTool tool = new FakeTool("read_file");
  private final List<AgentEvent> events = new ArrayList<>();
  private Verification verification = Verification.NONE;

  @Test
  void readsAFileThenAnswers() throws Exception {
    ToolCall call = read("c1", "a.txt");
    ScriptedModel model = script(calls("Let me look.", call), says("It is empty."));

    Stop stop = agent(model).run(TASK, List.of(), events::add);

    assertEquals(new Stop.Done(), stop);
    ToolResult result = new ToolResult.Done("text of a.txt", "1 line");
    assertEquals(
        List.of(
            STARTED,
            CHOSEN,
            asked(model.prompts().getFirst()),
            new AgentEvent.TextDelta("Let "),
            new AgentEvent.TextDelta("me "),
            new AgentEvent.TextDelta("look."),
            new AgentEvent.Answered(
                new Message.Assistant("Let me look.", List.of(call)), Usage.NONE),
            new AgentEvent.ToolStarted(call),
            new AgentEvent.ToolEnded(
                call, result, Duration.ZERO, new Action.Read("a.txt", Action.Scope.INSIDE)),
            asked(model.prompts().getLast()),
            new AgentEvent.TextDelta("It "),
            new AgentEvent.TextDelta("is "),
            new AgentEvent.TextDelta("empty."),
            new AgentEvent.Answered(new Message.Assistant("It is empty.", List.of()), Usage.NONE),
            new AgentEvent.TaskEnded(new Stop.Done(), 2, Duration.ZERO)),
        events);
  }

  private static AgentEvent asked(Prompt prompt) {
    return new AgentEvent.ModelAsked(prompt.messages().size(), prompt.characters());
  }

  @Test
  void everyPromptBeginsWithTheOneBefore() throws Exception {
    ScriptedModel model =
        script(
            calls("", read("c1", "a")), calls("", read("c2", "b")), says(" "), says("Two files."));

    agent(model).run(TASK, List.of(), events::add);

    List<Prompt> prompts = model.prompts();
    assertEquals(4, prompts.size());
    for (int i = 1; i < prompts.size(); i++) {
      List<Message> before = prompts.get(i - 1).messages();
      assertEquals(before, prompts.get(i).messages().subList(0, before.size()));
      assertEquals(prompts.get(i - 1).tools(), prompts.get(i).tools());
    }
  }

  @Test
  void ofCallsWithoutEndOnlyTheFirstAreRun() throws Exception {
    ToolCall[] many =
        IntStream.range(0, 60).mapToObj(i -> read("c" + i, "f" + i)).toArray(ToolCall[]::new);

    agent(script(calls("", many), says("Done."))).run(TASK, List.of(), events::add);

    List<Boolean> run =
        events.stream()
            .flatMap(event -> event instanceof AgentEvent.ToolEnded e ? Stream.of(e) : Stream.of())
            .map(ended -> ended.result() instanceof ToolResult.Done)
            .toList();
    assertEquals(IntStream.range(0, 60).mapToObj(i -> i < 50).toList(), run);
  }

  @Test
  void anEmptyAnswerIsAskedForOnceMore() throws Exception {
    assertEquals(
        new Stop.Done(), agent(script(says(""), says("Done."))).run(TASK, List.of(), events::add));
    assertEquals(1, events.stream().filter(AgentEvent.Nudged.class::isInstance).count());
  }

  @Test
  void twoEmptyAnswersEndWithoutAnAnswer() throws Exception {
    assertEquals(
        new Stop.NoAnswer(), agent(script(says(""), says("\n"))).run(TASK, List.of(), events::add));
  }

  @Test
  void aFailedModelEndsTheTaskAndSaysWhy() throws Exception {
    var failed =
        new Reply.Failed(Reply.Reason.CUT_OFF, "the connection broke", "It is", Usage.NONE);

    Stop stop = agent(script(failed)).run(TASK, List.of(), events::add);

    assertEquals(new Stop.ModelFailed(Reply.Reason.CUT_OFF, "the connection broke"), stop);
    assertEquals(
        new AgentEvent.ModelFailed(
            Reply.Reason.CUT_OFF, "the connection broke", "It is", Usage.NONE),
        events.get(events.size() - 2));
  }

  @Test
  void fiveIdenticalCallsEndTheTaskAfterAWarning() throws Exception {
    ScriptedModel model =
        script(
            calls("", read("c1", "a")),
            calls("", read("c2", "a")),
            calls("", read("c3", "a")),
            calls("", read("c4", "a")),
            calls("", read("c5", "a")));

    Stop stop = agent(model).run(TASK, List.of(), events::add);

    assertEquals(new Stop.Stuck("it made the same call of read_file 5 times"), stop);
    assertInstanceOf(Message.User.class, model.prompts().get(3).messages().getLast());
    assertEquals(1, events.stream().filter(AgentEvent.Nudged.class::isInstance).count());
  }

  @Test
  void whatItsResultShowsGoesBackToTheModelWhichThenHasAnotherWay() throws Exception {
    var shown = new AgentEvent.Verified(Checked.broken("test_add"), Duration.ZERO);
    var calls = new ArrayDeque<>(List.of(Optional.of("test_add fails"), Optional.<String>empty()));
    verification =
        sink -> {
          sink.accept(shown);
          return calls.remove();
        };
    ScriptedModel model = script(says("Done."), says("Mended."));

    assertEquals(new Stop.Done(), agent(model).run(TASK, List.of(), events::add));

    assertEquals(
        new Message.User("test_add fails"), model.prompts().getLast().messages().getLast());
    assertEquals(
        List.of(shown, new AgentEvent.Nudged("test_add fails"), shown),
        events.stream()
            .filter(
                event -> event instanceof AgentEvent.Verified || event instanceof AgentEvent.Nudged)
            .toList());
    assertEquals(Optional.of(shown.evidence()), Transcript.of(events).progress().evidence());
  }

  @Test
  void whatIsNotFinishedIsNotTriedOut() throws Exception {
    verification =
        _ -> {
          throw new AssertionError("tried out");
        };
    ScriptedModel model = script(says(""), says(""));
    assertEquals(new Stop.NoAnswer(), agent(model).run(TASK, List.of(), events::add));
  }

  @Test
  void anInterruptWhileItIsTriedOutIsAnEventAndIsPassedOn() {
    verification =
        _ -> {
          throw new InterruptedException();
        };
    assertThrows(
        InterruptedException.class,
        () -> agent(script(says("Done."))).run(TASK, List.of(), events::add));
    assertEquals(
        new AgentEvent.TaskEnded(new Stop.Interrupted(), 1, Duration.ZERO), events.getLast());
  }

  @Test
  void anInterruptInAToolIsAnEventAndIsPassedOn() {
    ScriptedModel model = script(calls("", read("c1", "interrupt")));

    assertThrows(InterruptedException.class, () -> agent(model).run(TASK, List.of(), events::add));

    assertEquals(
        new AgentEvent.TaskEnded(new Stop.Interrupted(), 1, Duration.ZERO), events.getLast());
  }

  @Test
  void aTaskAfterAnInterruptStillPairsEveryCallWithAReply() throws Exception {
    ToolCall call = read("c1", "interrupt");
    assertThrows(
        InterruptedException.class,
        () -> agent(script(calls("", call))).run(TASK, List.of(), events::add));
    ScriptedModel model = script(says("Hello."));

    agent(model).run(new Task("t2", "", "Go on.", Role.ACT), List.copyOf(events), _ -> {});

    assertEquals(
        List.of(
            new Message.Instructions("Be brief."),
            new Message.User("What is in a.txt?"),
            new Message.Assistant("", List.of(call)),
            new Message.ToolReply("c1", "read_file", "Not run: the person interrupted.", true),
            new Message.User("Go on.")),
        model.prompts().getFirst().messages());
  }

  @Test
  void anUnknownToolIsAnsweredWithTheNearestName() throws Exception {
    ToolCall call = new ToolCall("c1", "readfile", Arguments.of("{}", Map.of()));
    ScriptedModel model = script(calls("", call), says("Oh."));

    assertEquals(new Stop.Done(), agent(model).run(TASK, List.of(), events::add));
    assertEquals(
        new Message.ToolReply(
            "c1",
            "readfile",
            "There is no tool readfile. Did you mean read_file? The tools are: read_file.",
            true),
        model.prompts().get(1).messages().getLast());
  }

  @Test
  void aToolThatIsLikeNoneIsAnsweredWithTheNamesThatThereAre() throws Exception {
    ToolCall call = new ToolCall("c1", "list_files", Arguments.of("{}", Map.of()));
    ScriptedModel model = script(calls("", call), says("Oh."));

    agent(model).run(TASK, List.of(), events::add);
    assertEquals(
        "There is no tool list_files. The tools are: read_file.",
        model.prompts().get(1).messages().getLast().text());
  }

  private Agent agent(ScriptedModel model) {
    ToolRunner runner =
        new ToolRunner(
            List.of(tool), _ -> new Permissions.Decision.Allow(), (_, _) -> Approver.Answer.NO);
    Guard guard =
        Guard.firstOf(
            Guards.finalAnswer(), Guards.repeatedCalls(3, 5), Guards.steps(10), Guards.window());
    return new Agent(
        (_, _, _) -> new ModelChooser.Chosen("d1", model, SETTINGS, 1.0, "the only one"),
        guard,
        runner,
        verification,
        () -> NOON);
  }

  private static ScriptedModel script(Reply... replies) {
    return new ScriptedModel("script", 8192, List.of(replies));
  }

  private static Reply says(String text) {
    return new Reply.Said(new Message.Assistant(text, List.of()), Usage.NONE);
  }

  private static Reply calls(String text, ToolCall... calls) {
    return new Reply.Said(new Message.Assistant(text, List.of(calls)), Usage.NONE);
  }

  private static ToolCall read(String id, String path) {
    return new ToolCall(
        id, "read_file", Arguments.of("{\"path\":\"" + path + "\"}", Map.of("path", path)));
  }
}
