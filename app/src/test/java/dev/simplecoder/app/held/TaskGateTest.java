package dev.simplecoder.app.held;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.Verification;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ChangesWithheld.Next;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.tool.Action;
import dev.simplecoder.agent.tool.ToolResult;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Suggestion;
import dev.simplecoder.app.gate.Verified;
import dev.simplecoder.app.held.TaskGate.Rules;
import dev.simplecoder.app.held.TaskGate.Showing;
import dev.simplecoder.app.verify.Shown;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The gate of a task with a scripted gate and scripted checks, on a real stage. */
class TaskGateTest {

  private static final Instant NOON = Instant.parse("2026-11-21T12:00:00Z");
  private static final WorkspacePath FILE = new WorkspacePath("a.py");

  @TempDir Path folder;
  private Workspace workspace;
  private Instant now = NOON;
  private final FakeOthers others = new FakeOthers();
  private Kind kind = Kind.CHANGES;
  private Optional<String> more = Optional.empty();
  private Evidence evidence = Shown.broken("test_a");
  private final List<AgentEvent> events = new ArrayList<>();

  @BeforeEach
  void open() throws Exception {
    workspace = new Workspace(Roots.of(folder.toRealPath(), folder.toRealPath()));
  }

  private TaskGate gate(ScriptedGate gate, Showing showing) {
    var rules = new Rules(showing, 2.3, Optional.of(Duration.ofSeconds(60)));
    var task =
        new TaskGate(gate, kind, rules, "s", List.of(), workspace, others, () -> now, _ -> {});
    task.accept(new AgentEvent.TaskStarted("t", "", "Why does a.py fail?", NOON));
    return task;
  }

  private TaskGate gate(ScriptedGate gate) {
    return gate(gate, Showing.WHAT_PASSES);
  }

  /** A final answer, before which the file was written. */
  private Optional<String> answer(TaskGate task, String text) throws Exception {
    workspace.stage(FILE, text);
    Workspace.Mark start = new Workspace(workspace.roots()).mark();
    var checks =
        new Verification() {
          @Override
          public Optional<String> verify(dev.simplecoder.agent.event.EventSink sink) {
            sink.accept(new AgentEvent.Verified(evidence, Duration.ZERO));
            return more;
          }

          @Override
          public void takeBack() {
            workspace.rollback(start);
          }
        };
    return task.around(checks)
        .verify(event -> {
          events.add(event);
          task.accept(event);
        });
  }

  private String staged() {
    return workspace.changes().changes().stream().map(change -> "" + change.after()).toList() + "";
  }

  private List<Next> heldBack() {
    return events.stream()
        .filter(AgentEvent.ChangesWithheld.class::isInstance)
        .map(event -> ((AgentEvent.ChangesWithheld) event).next())
        .toList();
  }

  @Test
  void whatPassesIsShown() throws Exception {
    TaskGate task = gate(new ScriptedGate(0.9));
    assertEquals(Optional.empty(), answer(task, "one\n"));
    assertTrue(task.end(new Stop.Done()) instanceof Passage.Shown);
    assertEquals(List.of(), heldBack());
    assertEquals("[one\n]", staged());
  }

  @Test
  void whatDoesNotPassIsTakenBackAndAnotherModelIsToldWhy() throws Exception {
    others.left = 1;
    var gate = new ScriptedGate(0.1, 0.9);
    TaskGate task = gate(gate);
    String told = answer(task, "one\n").orElseThrow();
    assertTrue(told.contains("has been taken back") && told.contains("a test"), told);
    assertTrue(told.contains("test_a"), told);
    assertEquals("[]", staged());
    assertEquals(List.of(Next.ANOTHER_MODEL), heldBack());

    evidence = Shown.passed();
    assertEquals(Optional.empty(), answer(task, "two\n"));
    assertTrue(task.end(new Stop.Done()) instanceof Passage.Shown);
    assertEquals("[two\n]", staged());
    assertEquals(List.of(1, 0), gate.asked.stream().map(ScriptedGate::armsLeft).toList());
  }

  @Test
  void aRepairByAModelThatHasNotTriedBeginsFromTheUntouchedFiles() throws Exception {
    more = Optional.of("mend it");
    others.isAtWork = true;
    assertTrue(answer(gate(new ScriptedGate(0.1)), "one\n").orElseThrow().contains("taken back"));
    assertEquals("[]", staged());
  }

  @Test
  void aRepairByTheSameModelGoesOnAsEver() throws Exception {
    more = Optional.of("mend it");
    var gate = new ScriptedGate();
    assertEquals(more, answer(gate(gate), "one\n"));
    assertEquals("[one\n]", staged());
    assertEquals(List.of(), gate.asked);
  }

  /** Of equal evidence, the gate's own probability counts less than what its model came to. */
  @Test
  void ofWhatItsChecksCallAsGoodTheOneThatIsMoreLikelyRightIsKept() throws Exception {
    others.left = 1;
    var gate = new ScriptedGate(0.1, 0.2);
    TaskGate task = gate(gate);
    evidence = Shown.noWorse("test_a");
    others.right = OptionalDouble.of(0.7);
    answer(task, "one\n");
    others.right = OptionalDouble.of(0.6);
    answer(task, "two\n");
    assertEquals("[one\n]", staged());
    assertEquals(
        List.of(0.7, 0.6),
        gate.asked.stream().map(one -> one.seen().numbers().get("model_right")).toList());
  }

  @Test
  void ofAllThatWasTriedTheBestIsKeptAndWithheld() throws Exception {
    others.left = 1;
    TaskGate task = gate(new ScriptedGate(0.2, 0.1));
    evidence = Shown.noWorse("test_a");
    answer(task, "one\n");
    evidence = Shown.broken("test_a", "test_b");
    assertEquals(Optional.empty(), answer(task, "two\n"));
    assertEquals("[one\n]", staged());
    assertEquals(new AgentEvent.RepairTakenBack(Shown.noWorse("test_a")), events.getLast());
    var withheld = (Passage.Withheld) task.end(new Stop.Done());
    assertEquals(Next.KEPT, withheld.event().next());
    assertEquals("1", withheld.event().id());
    assertEquals(0.2, withheld.event().estimate());
  }

  @Test
  void whereTheOtherModelComesToNoEndWhatWasThereBeforeCounts() throws Exception {
    others.left = 1;
    TaskGate task = gate(new ScriptedGate(0.1));
    answer(task, "one\n");
    workspace.stage(FILE, "half\n");
    assertTrue(task.end(new Stop.Limit("60 steps")) instanceof Passage.Withheld);
    assertEquals("[one\n]", staged());
  }

  @Test
  void outOfTheBudgetNobodyElseTries() throws Exception {
    others.left = 3;
    var gate = new ScriptedGate(0.1);
    TaskGate task = gate(gate);
    now = NOON.plusSeconds(60);
    assertEquals(Optional.empty(), answer(task, "one\n"));
    assertEquals(0, ScriptedGate.armsLeft(gate.asked.getFirst()));
    assertTrue(task.end(new Stop.Done()) instanceof Passage.Withheld);
  }

  @Test
  void whoWantsToSeeEverythingDoesAndThatIsNoted() throws Exception {
    others.left = 3;
    var gate = new ScriptedGate(0.1);
    TaskGate task = gate(gate, Showing.ALL);
    assertEquals(Optional.empty(), answer(task, "one\n"));
    assertTrue(task.end(new Stop.Done()) instanceof Passage.Shown);
    assertEquals(List.of("1 ALWAYS_SHOW"), gate.heard);
  }

  @Test
  void whoWantsToSeeEverythingIsShownNoFixThatMendsNothing() throws Exception {
    kind = Kind.WATCH_FIX;
    var gate = new ScriptedGate(0.1, 0.1);
    TaskGate task = gate(gate, Showing.ALL);
    answer(task, "one\n");
    assertTrue(task.end(new Stop.Done()) instanceof Passage.Withheld);
    assertEquals(List.of(), gate.heard);
    evidence = Shown.passed();
    answer(task, "two\n");
    assertTrue(task.end(new Stop.Done()) instanceof Passage.Shown);
    assertEquals(List.of("2 ALWAYS_SHOW"), gate.heard);
  }

  @Test
  void withoutChangesOrAfterAnInterruptNothingIsJudged() throws Exception {
    TaskGate task = gate(new ScriptedGate());
    assertEquals(new Passage.Open(), task.end(new Stop.Done()));
    workspace.stage(FILE, "one\n");
    assertEquals(new Passage.Open(), task.end(new Stop.Interrupted()));
  }

  @Test
  void aFixMendsNothingUnlessTheChecksWereSeenToPassWithIt() throws Exception {
    kind = Kind.WATCH_FIX;
    var gate = new ScriptedGate(0.9, 0.9);
    TaskGate task = gate(gate);
    evidence = Shown.noWorse("test_a");
    answer(task, "one\n");
    evidence = Shown.passed();
    answer(task, "two\n");
    assertEquals(
        List.of(
            new Verified(Verified.State.MENDS_NOTHING, 12, 1, false, 0),
            new Verified(Verified.State.PASSED, 12, 0, false, 0)),
        gate.asked.stream()
            .map(told -> ((Suggestion.Stage.Made) told.stage()).verified())
            .toList());
    assertTrue(new Verified(Verified.State.MENDS_NOTHING, 12, 1, false, 0).isBroken());
    assertEquals(Kind.WATCH_FIX, gate.asked.getLast().kind());
  }

  @Test
  void theGateIsToldNumbersAndWordsFromTables() throws Exception {
    var gate = new ScriptedGate(0.9);
    TaskGate task = gate(gate);
    Map<String, String> path = Map.of("path", "a.py");
    var read = new ToolCall("1", "read_file", Arguments.of("", path));
    var action = new Action.Read("a.py", Action.Scope.INSIDE);
    task.accept(new AgentEvent.ToolEnded(read, new ToolResult.Done("", ""), Duration.ZERO, action));
    var edit = new ToolCall("2", "edit_file", Arguments.of("", Map.of("path", "b.py")));
    task.accept(new AgentEvent.ToolEnded(edit, new ToolResult.Failed("", ""), Duration.ZERO));
    now = NOON.plusSeconds(8);
    answer(task, "one\ntwo\n");
    Suggestion told = gate.asked.getFirst();
    Map<String, Double> numbers = told.seen().numbers();
    assertEquals(2, numbers.get("added_lines"));
    assertEquals(1, numbers.get("new_files"));
    assertEquals(8, numbers.get("written_chars"));
    assertEquals(4, numbers.get("prompt_words"));
    assertEquals(8, numbers.get("since_prompt_s"));
    assertEquals("question", told.seen().texts().get("form"));
    assertEquals("python", told.seen().texts().get("language"));
    var verified = ((Suggestion.Stage.Made) told.stage()).verified();
    assertEquals(new Verified(Verified.State.BREAKS_TESTS, 12, 1, false, 1), verified);
    assertEquals(15 + 8 / 2.3, told.costs().writing().seconds(), 1e-9);
    assertFalse(told.toString().contains("one"), "no text of a file");
  }
}
