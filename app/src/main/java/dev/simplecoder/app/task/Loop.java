package dev.simplecoder.app.task;

import dev.simplecoder.agent.Agent;
import dev.simplecoder.agent.EditFormat;
import dev.simplecoder.agent.Guard;
import dev.simplecoder.agent.Guards;
import dev.simplecoder.agent.ModelChooser;
import dev.simplecoder.agent.PlanReview;
import dev.simplecoder.agent.Programs;
import dev.simplecoder.agent.Prompts;
import dev.simplecoder.agent.StepBudget;
import dev.simplecoder.agent.Verification;
import dev.simplecoder.agent.evidence.Evidence;
import dev.simplecoder.agent.tool.Tool;
import dev.simplecoder.agent.tool.ToolRunner;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.held.TaskGate;
import dev.simplecoder.app.instructions.TaskInstructions;
import dev.simplecoder.app.permission.RememberingApprover;
import dev.simplecoder.app.permission.ScopedPermissions;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Planning;
import dev.simplecoder.app.verify.StagedVerification;
import dev.simplecoder.app.verify.TaskChecks;
import dev.simplecoder.tools.Limits;
import dev.simplecoder.tools.PassageSearch;
import dev.simplecoder.tools.Toolset;
import dev.simplecoder.tools.fs.Workspace;
import dev.simplecoder.tools.verify.Verifier;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/** The agent of one task, put together: the model, its instructions, tools and guards. */
final class Loop {

  /** By then the request lies a third of a short window back. */
  private static final int REMINDER_STEPS = 12;

  private final Invocation task;
  private final TaskInstructions instructions;
  private final Opened.Ready ready;
  private final Desk desk;
  private final Front front;
  private final Limits limits;
  private final Optional<Verifier> offered;
  private final Optional<StagedVerification> verification;
  private final List<Tool> tools;

  /** Blocks while the sandbox is tried out, where the project has tests. */
  Loop(
      Invocation task,
      Opened.Ready ready,
      Workspace workspace,
      Desk desk,
      Front front,
      Retrieving retrieving,
      TaskChecks checks,
      TaskInstructions instructions)
      throws InterruptedException {
    this.task = task;
    this.instructions = instructions;
    this.ready = ready;
    this.desk = desk;
    this.front = front;
    this.limits = Limits.forWindow(ready.model().contextWindow());
    this.offered = checks.offered();
    this.verification = checks.verifier().map(it -> verification(it, workspace));
    this.tools = tools(workspace, retrieving.search());
  }

  /** What the conversation begins with. */
  String instructions() {
    return instructions.after(
        Prompts.act(edits(), offered.isPresent() ? Programs.TESTS : Programs.NONE));
  }

  /**
   * @param budget for the task, or for each step of its plan; empty where there is none
   * @param review of a plan; what it says does not matter where none is made
   * @param gate that answers pass; the steps of a plan do not, only what comes of them all
   */
  Agent agent(
      Planning planning, Optional<StepBudget> budget, PlanReview review, Optional<TaskGate> gate) {
    ModelChooser chooser = ready.chooser();
    Guard guard = guard(planning, budget);
    Verification checks =
        ready.checks().apply(verification.map(it -> (Verification) it).orElse(Verification.NONE));
    InstantSource clock = task.shell().clock();
    return switch (planning) {
      case OFF ->
          new Agent(
              chooser, guard, runner(), gate.map(it -> it.around(checks)).orElse(checks), clock);
      case ON -> Agent.planning(chooser, guard, runner(), checks, review, clock);
      case ONLY -> Agent.planning(chooser, guard, runner(), checks, PlanReview.ONLY_PLAN, clock);
    };
  }

  /** What trying out the changes has come to. */
  Evidence.Verdict shown() {
    return verification.map(StagedVerification::verdict).orElse(Evidence.Verdict.UNKNOWN);
  }

  private EditFormat edits() {
    return ready.arm().settings().edits();
  }

  private StagedVerification verification(Verifier verifier, Workspace workspace) {
    return new StagedVerification(verifier, workspace, limits.characters(), task.shell().clock());
  }

  private List<Tool> tools(Workspace workspace, PassageSearch passages) {
    return offered
        .map(tests -> Toolset.withTests(workspace, limits, edits(), passages, tests))
        .orElseGet(() -> Toolset.of(workspace, limits, edits(), passages));
  }

  private ToolRunner runner() {
    var mode =
        task.settings().get(Keys.READ_ONLY)
            ? ScopedPermissions.Mode.READ_ONLY
            : ScopedPermissions.Mode.CHANGES;
    var approver =
        new RememberingApprover(desk.approver(), task.workspace(), desk.grants(), front::tell);
    return new ToolRunner(
        tools, new ScopedPermissions(mode, task.workspace(), desk.grants()), approver);
  }

  private Guard guard(Planning planning, Optional<StepBudget> budget) {
    return Guard.firstOf(
        Guards.finalAnswer(),
        Guards.cycles(3, 4),
        Guards.repeatedCalls(3, 5),
        // A model that fails finds another way within a few replies or not at all; it is told
        // first.
        Guards.noProgress(6, 10),
        steps(planning),
        budget.map(Guards::budget).orElse(_ -> new Guard.Verdict.Go()),
        Guards.wallTime(task.settings().get(Keys.TIMEOUT), task.shell().clock()),
        Guards.window(),
        instructions.nested(),
        Guards.reminder(REMINDER_STEPS));
  }

  /** What nobody has set is meant for one go. */
  private Guard steps(Planning planning) {
    int most = task.settings().get(Keys.MAX_STEPS);
    return planning == Planning.OFF || StepBudgets.isSet(task.settings(), Keys.MAX_STEPS)
        ? Guards.steps(most)
        : Guards.stepsOfAStep(most);
  }
}
