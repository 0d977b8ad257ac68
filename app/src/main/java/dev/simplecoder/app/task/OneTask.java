package dev.simplecoder.app.task;

import dev.simplecoder.agent.Agent;
import dev.simplecoder.agent.PlanReview;
import dev.simplecoder.agent.StepBudget;
import dev.simplecoder.agent.Task;
import dev.simplecoder.agent.TaskKind;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.command.TaskRun;
import dev.simplecoder.app.engine.Memory;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.hub.Coder;
import dev.simplecoder.app.hub.HubPull;
import dev.simplecoder.app.hub.HubPull.Consent;
import dev.simplecoder.app.instructions.TaskInstructions;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.permission.ChangeGrants;
import dev.simplecoder.app.render.TerminalPerson;
import dev.simplecoder.app.review.ChangeReview;
import dev.simplecoder.app.review.Person;
import dev.simplecoder.app.review.WorkspaceChanges;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.NetKeys;
import dev.simplecoder.app.settings.Planning;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.PatchFiles;
import dev.simplecoder.app.store.SessionName;
import dev.simplecoder.app.store.StepHistory;
import dev.simplecoder.app.task.FinalReview.Gated;
import dev.simplecoder.app.verify.TaskChecks;
import dev.simplecoder.tools.apply.ChangeApplier;
import dev.simplecoder.tools.apply.Recovery;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Takes one task to its end: recover, find a model, run the loop, which tries out what the task has
 * done, review the changes.
 */
public final class OneTask implements TaskRun {

  private final Models models;
  private final Desks desks;
  private final Kind kind;
  private final String version;

  /**
   * @param version of the program, for the record of the session
   */
  public OneTask(Models models, Desks desks, String version) {
    this(models, desks, Kind.CHANGES, version);
  }

  /**
   * @param kind of what the task changes; what nobody has asked for is shown only where the checks
   *     pass with it, and is applied by nothing but the person's word on it
   * @param version of the program, for the record of the session
   */
  public OneTask(Models models, Desks desks, Kind kind, String version) {
    this.models = models;
    this.desks = desks;
    this.kind = kind;
    this.version = version;
  }

  /** Where a task is worked on, and what lies ready there. */
  private record Bench(
      Invocation task,
      Session session,
      Desk desk,
      Front front,
      Retrieving retrieving,
      Workspace workspace,
      ChangeApplier applier) {}

  @Override
  public ExitCode run(Invocation task) throws IOException, InterruptedException {
    Shell shell = task.shell();
    Session session = Session.of(task);
    Desk desk = desks.of(task, session.history());
    try (Front front = Front.open(task, session, desk)) {
      Roots roots = Roots.of(task.workspace(), task.outputRoot());
      var workspace = new Workspace(roots);
      ChangeApplier applier = UndoCaps.applier(roots, task.settings(), shell);
      for (Recovery recovered : applier.recover()) {
        front.tell(recovered.message());
      }
      try (var retrieving = new Retrieving(task, roots, front);
          var checks = new TaskChecks(task.settings(), shell, roots, front.console())) {
        Assignment wanted = assignment(task, session, checks, desk);
        return switch (opened(task, wanted, desk, front)) {
          case Opened.Refused(Problem problem) -> {
            retrieving.alone();
            shell.notice(problem.line());
            yield ExitCode.MODEL;
          }
          case Opened.Ready ready ->
              work(
                  new Bench(task, session, desk, front, retrieving, workspace, applier),
                  ready.request().map(wanted::of).orElse(wanted),
                  ready);
        };
      }
    }
  }

  /**
   * The person is asked about a task of theirs that begins a conversation, at a terminal: later
   * ones are to be understood from what was said before.
   */
  private Assignment assignment(Invocation task, Session session, TaskChecks checks, Desk desk) {
    Assignment wanted = session.assignment(task, checks);
    Settings settings = task.settings();
    boolean isAsked =
        kind.isAsked()
            && settings.get(RoutingKeys.ASK)
            && !settings.get(Keys.YES)
            && desk.prompter().canAsk()
            && session.history().isEmpty();
    return isAsked
        ? wanted.asking(
            question -> desk.prompter().askInWords(question + " [Enter: go on as it is]"))
        : wanted;
  }

  /**
   * Where there is neither a server nor a file, a small model is offered to who can be asked and
   * has asked for something.
   */
  private Opened opened(Invocation task, Assignment assignment, Desk desk, Front front)
      throws IOException, InterruptedException {
    Opened opened = models.open(task, assignment, front.opening());
    boolean isOffered =
        kind.isAsked()
            && opened instanceof Opened.Refused(Problem problem)
            && problem.kind() == Problem.Kind.NOTHING_HERE
            && desk.prompter().canAsk()
            && !task.settings().get(NetKeys.OFFLINE);
    if (!isOffered) {
      return opened;
    }
    var pull = new HubPull(task.shell(), task.settings(), front.console());
    Coder coder = Coder.fitting(Memory.ofThisMachine());
    return pull.pull(coder, Consent.ASKED, desk.prompter()) == ExitCode.DONE
        ? models.open(task, assignment, front.opening())
        : opened;
  }

  private ExitCode work(Bench bench, Assignment assignment, Opened.Ready ready)
      throws IOException, InterruptedException {
    Invocation task = bench.task();
    Session session = bench.session();
    Workspace workspace = bench.workspace();
    Front front = bench.front();
    Retrieving retrieving = bench.retrieving();
    Planning planning = session.planning(task);
    Optional<Gated> gated = Gates.of(task, kind, bench.desk(), session, workspace, ready);
    session.restoreToStep(workspace);
    Loop loop = loop(bench, assignment.checks(), ready);
    session.restore(workspace, front::tell);
    EventSink log = log(new StageLog(workspace, front.events()), ready, gated);
    log.accept(session.opened(task, version));
    AgentEvent.@Nullable TaskStarted left = session.left(task).orElse(null);
    String asked = assignment.request();
    FinalReview review = review(bench, asked, log, gated);
    List<AgentEvent> found = left == null ? found(retrieving, ready, gated) : List.of();
    StepHistory taken = taken(task, front);
    var heard = EventSink.all(log, new StepsTaken(taken, TaskKind.of(asked)));
    EventSink events = retrieving.checked(heard, workspace);
    Optional<StepBudget> budget = budget(planning, asked, task, taken);
    PlanReview question = question(task, bench.desk(), front);
    Agent agent = loop.agent(planning, budget, question, gated.map(Gated::task));
    Stop stop = run(review, () -> begin(agent, loop, session, left, assignment, found, events));
    if (stop instanceof Stop.ModelFailed) {
      retrieving.alone();
    }
    return end(stop, loop, review, session, task, front);
  }

  private static Loop loop(Bench bench, TaskChecks checks, Opened.Ready ready)
      throws InterruptedException {
    TaskInstructions instructions =
        instructions(bench.task(), bench.workspace().roots(), ready, bench.front());
    return new Loop(
        bench.task(),
        ready,
        bench.workspace(),
        bench.desk(),
        bench.front(),
        bench.retrieving(),
        checks,
        instructions);
  }

  /** What was found before the task begins is known to the gate too. */
  private static List<AgentEvent> found(
      Retrieving retrieving, Opened.Ready ready, Optional<Gated> gated)
      throws InterruptedException {
    List<AgentEvent> found = retrieving.before(ready.model().contextWindow());
    gated.ifPresent(gate -> found.forEach(gate.task()::accept));
    return found;
  }

  private static EventSink log(StageLog stage, Opened.Ready ready, Optional<Gated> gated) {
    EventSink log = EventSink.all(stage, ready.heard());
    return gated.map(gate -> EventSink.all(log, gate.task(), gate.person())).orElse(log);
  }

  private ExitCode end(
      Stop stop, Loop loop, FinalReview review, Session session, Invocation task, Front front) {
    ExitCode end;
    try {
      end = Ending.of(stop, review.review(stop, loop.shown(), consent(stop, task)));
    } catch (InterruptedException _) {
      end = ExitCode.INTERRUPTED; // the review has said so, and the program ends with it
    }
    if (kind.isAsked()) {
      session.tellHowToGoOn(stop, task, front::tell);
    }
    return end;
  }

  private static StepHistory taken(Invocation task, Front front) {
    Path state = Directories.of(task.shell()).state();
    return new StepHistory(state, task.shell().clock(), front::tell);
  }

  private static Optional<StepBudget> budget(
      Planning planning, String asked, Invocation task, StepHistory taken) {
    TaskKind kind =
        switch (planning) {
          case OFF -> TaskKind.of(asked);
          case ON, ONLY -> TaskKind.PLANNED_STEP;
        };
    return StepBudgets.of(kind, task.settings(), taken.of(kind.word()));
  }

  /** With nobody to ask, a plan is carried out as it is. */
  private static PlanReview question(Invocation task, Desk desk, Front front) {
    return task.settings().get(Keys.YES) || !desk.prompter().canAsk()
        ? PlanReview.NONE
        : new PlanQuestion(desk.prompter(), desk.editor(), front::tell);
  }

  /** After an interrupt nobody is asked any more, but what was written so far is kept. */
  private static ChangeReview.Consent consent(Stop stop, Invocation task) {
    return stop instanceof Stop.Interrupted || task.settings().get(Keys.YES)
        ? ChangeReview.Consent.GIVEN
        : ChangeReview.Consent.ASK;
  }

  /** Begins the task, or goes on with the one that was left. */
  private static Stop begin(
      Agent agent,
      Loop loop,
      Session session,
      AgentEvent.@Nullable TaskStarted left,
      Assignment assignment,
      List<AgentEvent> found,
      EventSink events)
      throws InterruptedException {
    String name = left == null ? session.name().value() : left.taskId();
    String instructions = left == null ? loop.instructions() : left.instructions();
    var task = new Task(name, instructions, assignment.request(), assignment.role());
    if (left != null) {
      return agent.goOn(task, session.history(), events);
    }
    List<AgentEvent> history = new ArrayList<>(session.history());
    history.addAll(found);
    return agent.run(task, history, events);
  }

  private FinalReview review(Bench bench, String asked, EventSink log, Optional<Gated> gated) {
    Desk desk = bench.desk();
    var changes = new WorkspaceChanges(bench.workspace(), bench.applier(), label(asked));
    Person person =
        gated.<Person>map(Gated::person).orElseGet(() -> new TerminalPerson(desk.prompter()));
    SessionName name = bench.session().name();
    return new FinalReview(review(bench.task(), name, changes, desk, person, log), kind, gated);
  }

  static ChangeReview review(
      Invocation task,
      SessionName name,
      WorkspaceChanges changes,
      Desk desk,
      Person person,
      EventSink log) {
    return new ChangeReview(
        changes,
        new ChangeGrants(desk.grants(), task.outputRoot()),
        person,
        desk.editor(),
        new PatchFiles(Directories.of(task.shell()).state(), name),
        desk.undecided(),
        log);
  }

  private static TaskInstructions instructions(
      Invocation task, Roots roots, Opened.Ready ready, Front front) {
    return switch (task.settings().get(Keys.INSTRUCTIONS)) {
      case AUTO ->
          TaskInstructions.read(
              roots,
              task.shell().directory(),
              Directories.of(task.shell()).config(),
              ready.model().contextWindow(),
              front.opening()::found,
              front::tell);
      case OFF -> TaskInstructions.none();
    };
  }

  /** What the loop comes to. */
  private interface Work {
    Stop run() throws InterruptedException;
  }

  private static Stop run(FinalReview review, Work work) {
    try {
      return work.run();
    } catch (InterruptedException _) {
      return new Stop.Interrupted(); // the event has said so, and the program ends with it
    } catch (RuntimeException | Error bug) { // also memory that does not suffice
      rescue(review, bug);
      throw bug;
    }
  }

  private static void rescue(FinalReview review, Throwable bug) {
    try {
      review.rescue();
    } catch (RuntimeException | Error further) {
      bug.addSuppressed(further);
    }
  }

  /** The request's first line, for the list of what can be undone. */
  static String label(String request) {
    String line = request.strip().lines().findFirst().orElse("");
    return line.codePointCount(0, line.length()) <= 60
        ? line
        : line.substring(0, line.offsetByCodePoints(0, 59)) + "…";
  }
}
