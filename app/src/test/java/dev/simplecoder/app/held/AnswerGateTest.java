package dev.simplecoder.app.held;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.Verification;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Suggestion.Stage;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.app.gate.Verified.Words;
import dev.simplecoder.app.held.TaskGate.Rules;
import dev.simplecoder.app.held.TaskGate.Showing;
import dev.simplecoder.app.verify.Shown;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An answer in words with a scripted gate, over real files. */
class AnswerGateTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");

  @TempDir Path folder;
  private Instant now = NOON;
  private final FakeOthers others = new FakeOthers();
  private final List<String> told = new ArrayList<>();
  private Workspace workspace;

  @BeforeEach
  void open() throws Exception {
    workspace = new Workspace(Roots.of(folder.toRealPath(), folder.toRealPath()));
    Files.writeString(folder.resolve("a.py"), "one\n".repeat(20));
  }

  private TaskGate task(ScriptedGate gate, String request) {
    var rules = new Rules(Showing.WHAT_PASSES, 2.3, Optional.of(Duration.ofSeconds(60)));
    var task =
        new TaskGate(
            gate, Kind.CHANGES, rules, "s", List.of(), workspace, others, () -> now, told::add);
    task.accept(new AgentEvent.TaskStarted("t", "", request, now));
    return task;
  }

  private TaskGate task(ScriptedGate gate) {
    return task(gate, "Why does a.py fail?");
  }

  private static void read(TaskGate task) {
    var call = new ToolCall("1", "read_file", Arguments.of("", Map.of("path", "a.py")));
    var done = new ToolResult.Done("[a.py, lines 5-20 of 20]\n 5|one", "");
    var action = new Action.Read("a.py", Action.Scope.INSIDE);
    task.accept(new AgentEvent.ToolEnded(call, done, Duration.ZERO, action));
  }

  private static Optional<String> answer(TaskGate task, String text) throws Exception {
    task.accept(new AgentEvent.Answered(new Message.Assistant(text, List.of()), Usage.NONE));
    return task.around(Verification.NONE).verify(task);
  }

  private static Words words(Suggestion told) {
    return ((Stage.Made) told.stage()).verified().words();
  }

  @Test
  void whatNothingSpeaksAgainstIsShownWithoutAWord() throws Exception {
    var gate = new ScriptedGate(0.9);
    TaskGate task = task(gate);
    read(task);
    assertEquals(Optional.empty(), answer(task, "It divides by zero, see a.py:7."));
    assertEquals(new Passage.Open(), task.end(new Stop.Done()));
    assertEquals(List.of(), told);
    assertEquals(List.of(), gate.heard);
    assertEquals(Kind.ANSWER, gate.asked.getFirst().kind());
    assertEquals(new Words(1, 0, 0, 0), words(gate.asked.getFirst()));
  }

  @Test
  void anotherModelAnswersOnceAndWhatIsStillDoubtfulIsMarked() throws Exception {
    others.left = 2;
    var gate = new ScriptedGate(0.1, 0.2);
    TaskGate task = task(gate);
    String nudge = answer(task, "See src/gone.py:3-9 and a.py:2.").orElseThrow();
    assertTrue(nudge.contains("doubtful: a test"), nudge);
    assertEquals(List.of("1: ESCALATE; another model answers"), told);
    assertEquals(Optional.empty(), answer(task, "See src/gone.py:4-9."));
    assertEquals(1, others.left, "no third model answers");
    assertEquals(new Passage.Open(), task.end(new Stop.Done()));
    assertEquals(List.of("1: ESCALATE; another model answers", "2: WITHHOLD"), told);
    assertEquals(List.of("2 ANSWER"), gate.heard);
    assertEquals(
        List.of(new Words(2, 1, 1, 0), new Words(1, 1, 0, 0)),
        gate.asked.stream().map(AnswerGateTest::words).toList());
  }

  @Test
  void outOfTheBudgetNobodyElseAnswers() throws Exception {
    others.left = 1;
    var gate = new ScriptedGate(0.1);
    TaskGate task = task(gate);
    now = NOON.plusSeconds(60);
    assertEquals(Optional.empty(), answer(task, "Nobody knows."));
    task.end(new Stop.Done());
    assertEquals(List.of("1: WITHHOLD"), told);
  }

  @Test
  void whatIsClaimedAndWasNotDoneIsEvidence() throws Exception {
    var gate = new ScriptedGate(0.9);
    answer(task(gate, "Fix a.py"), "I have changed a.py and fixed the bug.");
    assertEquals(new Words(0, 0, 0, 1), words(gate.asked.getFirst()));
  }

  @Test
  void whatRunningChangesShowedThatAreTakenBackIsNotHeldAgainstAnAnswer() throws Exception {
    var gate = new ScriptedGate(0.9);
    TaskGate task = task(gate);
    task.accept(new AgentEvent.Verified(Shown.broken("test_a"), Duration.ZERO));
    answer(task, "It cannot be done without a new library.");
    assertEquals(new Stage.Made(Verified.NOTHING, 0), gate.asked.getFirst().stage());
  }

  @Test
  void anAnswerThatDidNotComeToItsEndAndOneWithoutWordsAreNotJudged() throws Exception {
    var gate = new ScriptedGate();
    TaskGate task = task(gate);
    assertEquals(Optional.empty(), answer(task, " "));
    task.end(new Stop.Done());
    task.accept(new AgentEvent.Answered(new Message.Assistant("half", List.of()), Usage.NONE));
    task.end(new Stop.Limit("60 steps"));
    assertEquals(List.of(), gate.asked);
  }

  @Test
  void theGateIsToldTheFormOfRequestAndAnswerAndNoWordOfThem() throws Exception {
    var gate = new ScriptedGate(0.9, 0.9);
    TaskGate task = task(gate);
    now = NOON.plusSeconds(30);
    answer(task, "Since nothing is there.");
    now = NOON.plusSeconds(100);
    task.accept(new AgentEvent.TaskStarted("t", "", "Write a function that adds", now));
    answer(task, "So:\n```python\ndef add(a, b):\n    return a + b\n```\nThat is it.");
    Map<String, Double> first = gate.asked.getFirst().seen().numbers();
    assertEquals(1, first.get("req_question"));
    assertFalse(first.containsKey("resp_chars"), "without code nothing can be copied");
    assertFalse(first.containsKey("since_prev_request_s"));
    Map<String, Double> second = gate.asked.getLast().seen().numbers();
    assertEquals(5, second.get("req_words"));
    assertEquals(1, second.get("req_asks_write"));
    assertEquals(100, second.get("since_prev_request_s"));
    assertEquals(2, second.get("turns_in_thread"));
    assertEquals(1, second.get("resp_code_blocks"));
    assertEquals(2, second.get("resp_code_lines"));
    assertEquals(1, second.get("resp_has_def"));
    assertFalse(gate.asked.toString().contains("add("), "no text of an answer");
  }
}
