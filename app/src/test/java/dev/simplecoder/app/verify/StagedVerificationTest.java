package dev.simplecoder.app.verify;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.simplecoder.agent.Agent;
import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.Guard;
import dev.simplecoder.agent.Guards;
import dev.simplecoder.agent.ModelChooser;
import dev.simplecoder.agent.Task;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.AgentEvent.ClaimsUnsupported;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.evidence.Evidence.Verdict;
import dev.simplecoder.agent.model.Arguments;
import dev.simplecoder.agent.model.Message;
import dev.simplecoder.agent.model.Prompt;
import dev.simplecoder.agent.model.Reply;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.model.ScriptedModel;
import dev.simplecoder.agent.model.ToolCall;
import dev.simplecoder.agent.model.Usage;
import dev.simplecoder.agent.tool.Approver;
import dev.simplecoder.agent.tool.Permissions;
import dev.simplecoder.agent.tool.ToolRunner;
import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.agent.workspace.FileChange;
import dev.simplecoder.agent.workspace.WorkspacePath;
import dev.simplecoder.tools.Limits;
import dev.simplecoder.tools.PassageSearch;
import dev.simplecoder.tools.Toolset;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The loop with a scripted model and a scripted verifier, and all else real. */
class StagedVerificationTest {

  private static final Instant NOON = Instant.parse("2026-01-01T12:00:00Z");
  private static final Task TASK = new Task("t1", "Be brief.", "Add add() to a.py", Role.ACT);
  private static final Reply ANSWER = says("Done.");

  @TempDir private Path folder;
  private final List<AgentEvent> events = new ArrayList<>();
  private Workspace workspace;
  private Verdict verdict = Verdict.UNKNOWN;

  @BeforeEach
  void open() throws Exception {
    workspace = new Workspace(Roots.of(folder.toRealPath(), folder.toRealPath()));
  }

  @Test
  void whatPassesEndsTheTask() throws Exception {
    var verifier = new ScriptedVerifier(Shown.passed());
    run(verifier, writes("1"), ANSWER);
    assertEquals(List.of(change("1")), verifier.asked());
    assertEquals(List.of(verified(Shown.passed())), told());
    assertEquals(Verdict.PASSED, verdict);
  }

  @Test
  void aTaskThatChangesNothingIsNotTriedOut() throws Exception {
    var verifier = new ScriptedVerifier();
    run(verifier, ANSWER);
    assertEquals(List.of(), verifier.asked());
    assertEquals(List.of(), told());
    assertEquals(Verdict.UNKNOWN, verdict);
  }

  @Test
  void whatBreaksGoesBackToTheModelAndWhatItMendsIsKept() throws Exception {
    Evidence broken = Shown.broken("test_add");
    var verifier = new ScriptedVerifier(broken, Shown.passed());
    ScriptedModel model = run(verifier, writes("1"), ANSWER, writes("2"), ANSWER);
    assertEquals(List.of(change("1"), change("2")), verifier.asked());
    assertEquals(
        List.of("verified broken", "nudged", "verified passed"),
        told().stream().map(this::name).toList());
    assertEquals(change("2"), workspace.changes());
    assertEquals(Verdict.PASSED, verdict);
    Message repair = model.prompts().get(2).messages().getLast();
    assertTrue(repair instanceof Message.User, repair::toString);
    assertTrue(
        repair.text().contains("test_add") && repair.text().contains("assert 3 == 4"),
        repair::text);
  }

  @Test
  void theConversationOfARepairIsAppendOnly() throws Exception {
    var verifier = new ScriptedVerifier(Shown.broken("a"), Shown.broken("b"), Shown.broken("c"));
    List<Prompt> prompts =
        run(verifier, writes("1"), ANSWER, writes("2"), ANSWER, writes("3"), ANSWER).prompts();
    for (int i = 1; i < prompts.size(); i++) {
      List<Message> before = prompts.get(i - 1).messages();
      assertEquals(before, prompts.get(i).messages().subList(0, before.size()));
      assertEquals(prompts.get(i - 1).tools(), prompts.get(i).tools());
    }
  }

  @Test
  void afterTwoRepairsItIsLeftAtTheBestOfTheAttempts() throws Exception {
    Evidence best = Shown.broken("a");
    var verifier = new ScriptedVerifier(Shown.broken("a", "b"), best, Shown.broken("a", "c"));
    run(verifier, writes("1"), ANSWER, writes("2"), ANSWER, writes("3"), ANSWER);
    assertEquals(
        List.of(
            "verified broken",
            "nudged",
            "verified broken",
            "nudged",
            "verified broken",
            "taken back"),
        told().stream().map(this::name).toList());
    assertEquals(new AgentEvent.RepairTakenBack(best), told().getLast());
    assertEquals(change("2"), workspace.changes());
    assertEquals(Verdict.BROKEN, verdict);
  }

  @Test
  void aRepairThatMakesNothingBetterIsTakenBackAndTheModelIsTold() throws Exception {
    Evidence first = Shown.broken("a");
    var verifier = new ScriptedVerifier(first, Shown.broken("b"), Shown.passed());
    ScriptedModel model =
        run(verifier, writes("1"), ANSWER, writes("2"), ANSWER, writes("3"), ANSWER);
    assertEquals(
        List.of(
            "verified broken",
            "nudged",
            "verified broken",
            "taken back",
            "nudged",
            "verified passed"),
        told().stream().map(this::name).toList());
    String second = model.prompts().get(4).messages().getLast().text();
    assertTrue(second.contains("were taken back"), second);
    assertEquals(change("3"), workspace.changes());
    assertEquals(Verdict.PASSED, verdict);
  }

  @Test
  void whoChangesNothingForARepairIsNotAskedAgain() throws Exception {
    var verifier = new ScriptedVerifier(Shown.broken("a"));
    run(verifier, writes("1"), ANSWER, says("I see no way."));
    assertEquals(List.of(change("1")), verifier.asked());
    assertEquals(Verdict.BROKEN, verdict);
  }

  @Test
  void whatFailedBeforeIsNotTheModelsToMend() throws Exception {
    run(new ScriptedVerifier(Shown.noWorse("old")), writes("1"), ANSWER);
    assertEquals(List.of(verified(Shown.noWorse("old"))), told());
    assertEquals(Verdict.NO_WORSE, verdict);
  }

  @Test
  void aSandboxThatFailsIsSaidAndBreaksNothing() throws Exception {
    run(new ScriptedVerifier(), writes("1"), ANSWER);
    assertEquals(List.of(verified(new Evidence.None("the sandbox is gone"))), told());
    assertEquals(Verdict.UNKNOWN, verdict);
  }

  @Test
  void whatTheModelHasHadTestedIsNotTestedAgain() throws Exception {
    var verifier = new ScriptedVerifier(Shown.passed());
    run(verifier, writes("1"), calls("run_tests", Map.of()), says("Done. All tests pass."));
    assertEquals(List.of(change("1")), verifier.asked());
    assertEquals(List.of(verified(Shown.passed())), told());
  }

  @Test
  void whatIsClaimedOfTestsIsHeldAgainstWhatTheyShowedLast() throws Exception {
    var verifier = new ScriptedVerifier(Shown.broken("a"), Shown.broken("a", "b"));
    Reply claim = says("I fixed a.py. All tests pass.");
    run(verifier, writes("1"), claim, writes("2"), claim, says("I fixed a.py. All tests pass."));
    assertEquals(
        List.of(
            new ClaimsUnsupported(
                List.of(new ClaimsUnsupported.Claim("All tests pass", "pytest, a fails")))),
        events.stream().filter(ClaimsUnsupported.class::isInstance).toList());
  }

  @Test
  void eachStepIsTriedOutByItselfAndCanBeTakenBackToItsBeginning() throws Exception {
    var path = new WorkspacePath("a.py");
    var verifier = new ScriptedVerifier(Shown.passed(), Shown.passed(), Shown.broken("test_add"));
    var verification = new StagedVerification(verifier, workspace, 100, () -> NOON);
    workspace.restore(path, "", "1");
    assertEquals(Optional.empty(), verification.verify(events::add));

    verification.begin();
    workspace.restore(path, "", "2");
    assertEquals(Optional.empty(), verification.verify(events::add));
    assertEquals(change("2"), workspace.changes()); // no better than before, and no repair

    verification.begin();
    workspace.restore(path, "", "3");
    assertTrue(verification.verify(events::add).isPresent());
    assertEquals(Verdict.BROKEN, verification.verdict());
    verification.takeBack();
    assertEquals(change("2"), workspace.changes());
    assertEquals(Verdict.PASSED, verification.verdict());
  }

  private ScriptedModel run(ScriptedVerifier scripted, Reply... replies) throws Exception {
    var model = new ScriptedModel("script", 8192, List.of(replies));
    var verifier = new RememberedVerifier(scripted);
    var verification =
        new StagedVerification(verifier, workspace, Limits.DEFAULT.characters(), () -> NOON);
    var tools =
        Toolset.withTests(
            workspace, Limits.DEFAULT, EditFormat.WHOLE, PassageSearch.NONE, verifier);
    var runner =
        new ToolRunner(tools, _ -> new Permissions.Decision.Allow(), (_, _) -> Approver.Answer.NO);
    var agent =
        new Agent(
            (_, _, _) ->
                new ModelChooser.Chosen("d1", model, new LinkedHashMap<>(), 1.0, "the only one"),
            Guard.firstOf(Guards.finalAnswer(), Guards.steps(20), Guards.window()),
            runner,
            verification,
            () -> NOON);
    assertEquals(new Stop.Done(), agent.run(TASK, List.of(), events::add));
    assertEquals(replies.length, model.prompts().size());
    verdict = verification.verdict();
    return model;
  }

  private List<AgentEvent> told() {
    return events.stream()
        .filter(event ->
            event instanceof AgentEvent.Verified
                || event instanceof AgentEvent.RepairTakenBack
                || event instanceof AgentEvent.Nudged)
        .toList();
  }

  private String name(AgentEvent event) {
    return switch (event) {
      case AgentEvent.Verified(Evidence evidence, Duration _) ->
          "verified " + evidence.verdict().name().toLowerCase(Locale.ROOT);
      case AgentEvent.RepairTakenBack _ -> "taken back";
      default -> "nudged";
    };
  }

  private static AgentEvent verified(Evidence evidence) {
    return new AgentEvent.Verified(evidence, Duration.ZERO);
  }

  private static ChangeSet change(String text) {
    return new ChangeSet(List.of(new FileChange(new WorkspacePath("a.py"), null, text)));
  }

  private static Reply writes(String text) {
    return calls("write_file", Map.of("path", "a.py", "content", text));
  }

  private static Reply calls(String tool, Map<String, String> values) {
    var call = new ToolCall("c" + values, tool, Arguments.of(values.toString(), values));
    return new Reply.Said(new Message.Assistant("", List.of(call)), Usage.NONE);
  }

  private static Reply says(String text) {
    return new Reply.Said(new Message.Assistant(text, List.of()), Usage.NONE);
  }
}
