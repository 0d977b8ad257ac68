package dev.simplecoder.app.task;

import dev.simplecoder.agent.TaskKind;
import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.StagedTexts;
import dev.simplecoder.agent.event.Stop;
import dev.simplecoder.agent.event.Transcript;
import dev.simplecoder.agent.model.Role;
import dev.simplecoder.agent.plan.PlanState;
import dev.simplecoder.agent.tool.BadArguments;
import dev.simplecoder.app.command.Earlier;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Planning;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.settings.StorageKeys;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.store.ChosenSession;
import dev.simplecoder.app.store.JsonlSessionStore;
import dev.simplecoder.app.store.SessionCaps;
import dev.simplecoder.app.store.SessionName;
import dev.simplecoder.app.store.SessionOutline;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.verify.TaskChecks;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** The session that a task belongs to: a new one, or one that was recorded and goes on. */
final class Session {

  private static final long MIB = 1L << 20;
  private static final int MOST_SESSIONS = 200;

  private final SessionName name;
  private final Sessions.@Nullable Recorded earlier;

  private Session(SessionName name, Sessions.@Nullable Recorded earlier) {
    this.name = name;
    this.earlier = earlier;
  }

  /** Reads the one that the person means; that it cannot go on is theirs to know. */
  static Session of(Invocation task) throws IOException {
    Session session = find(task);
    Sessions.Recorded recorded = session.earlier;
    if (recorded != null && task.task().isBlank() && !isUnfinished(recorded)) {
      throw new UserError(
          "session " + recorded.name().value() + " has no unfinished task",
          "Say what to do next, behind --resume " + recorded.name().value() + ".");
    }
    return session;
  }

  /** The same where no task is to be done. */
  static Session find(Invocation task) throws IOException {
    Shell shell = task.shell();
    String id = Long.toString(ProcessHandle.current().pid(), Character.MAX_RADIX);
    var sessions = new Sessions(Directories.of(shell).state());
    SessionName fresh = sessions.fresh(shell.clock().instant(), id);
    Earlier wanted = task.earlier();
    if (wanted == null) {
      return new Session(fresh, null);
    }
    SessionName name = new ChosenSession(sessions, task.workspace()).of(wanted.id());
    if (wanted.place() == Earlier.Place.NEW_SESSION) {
      sessions.copy(name, fresh);
      name = fresh;
    }
    Sessions.Recorded recorded = sessions.read(name);
    checkPlaces(recorded, task);
    return new Session(name, recorded);
  }

  private static void checkPlaces(Sessions.Recorded recorded, Invocation task) {
    AgentEvent.SessionOpened opened =
        recorded.events().stream()
            .filter(AgentEvent.SessionOpened.class::isInstance)
            .map(AgentEvent.SessionOpened.class::cast)
            .reduce((_, last) -> last)
            .orElseThrow(() ->
                new UserError(
                    "session " + recorded.name().value() + " does not say where it was",
                    "It was recorded by an early version; begin a new one."));
    check("workspace", opened.workspace(), task.workspace(), "-C");
    check("output root", opened.outputRoot(), task.outputRoot(), "--output-root");
  }

  private static void check(String what, String was, Path is, String option) {
    if (!was.equals(is.toString())) {
      throw new UserError(
          "the session has the " + what + " " + was + ", not " + is,
          "Go on with it there: " + option + " " + was);
    }
  }

  /** Also where the changes of a task that is done were not decided on. */
  private static boolean isUnfinished(Sessions.Recorded recorded) {
    return SessionOutline.of(recorded).isUnfinished()
        || !StagedTexts.of(recorded.events()).texts().isEmpty();
  }

  SessionName name() {
    return name;
  }

  /** That this process works on it. */
  AgentEvent opened(Invocation task, String version) {
    return new AgentEvent.SessionOpened(
        name.value(), task.workspace().toString(), task.outputRoot().toString(), version);
  }

  /** What happened in it so far. */
  List<AgentEvent> history() {
    return earlier == null ? List.of() : earlier.events();
  }

  /** The task that was left, where the person wants just that it goes on. */
  Optional<AgentEvent.TaskStarted> left(Invocation task) {
    return task.task().isBlank() ? Transcript.of(history()).task() : Optional.empty();
  }

  /** The task at hand, be it a new one or the one that was left. */
  Assignment assignment(Invocation task, TaskChecks checks) {
    String request = left(task).map(AgentEvent.TaskStarted::request).orElse(task.task());
    boolean isAnswered =
        planning(task) == Planning.OFF && TaskKind.of(request) == TaskKind.QUESTION;
    Role role = isAnswered ? Role.ANSWER : Role.ACT;
    return new Assignment(name.value(), request, role, checks, Optional.empty());
  }

  /** Whether and how it is planned: a task that was left goes on as it began. */
  Planning planning(Invocation task) {
    Planning wanted = task.settings().get(Keys.PLANNING);
    Optional<PlanState> plan =
        left(task).isPresent() ? Transcript.of(history()).progress().plan() : Optional.empty();
    if (wanted == Planning.ONLY && plan.filter(PlanState::hasBegun).isPresent()) {
      throw new UserError(
          "the plan of session " + name.value() + " is being carried out already",
          "Go on with it without --plan-only.");
    }
    return plan.isPresent() && wanted == Planning.OFF ? Planning.ON : wanted;
  }

  /** What the person types to go on with a task that has ended without being done. */
  void tellHowToGoOn(Stop stop, Invocation task, Consumer<String> notices) {
    if (!(stop instanceof Stop.Done)) {
      boolean isFoundFromHere = task.shell().directory().startsWith(task.workspace());
      String where = isFoundFromHere ? "" : "-C " + task.workspace() + " ";
      notices.accept("to go on: simplecoder " + where + "--resume " + name.value());
    }
  }

  /** Where what happens from now on is recorded. */
  JsonlSessionStore store(Settings settings, Shell shell, Consumer<String> notices)
      throws IOException {
    Path state = Directories.of(shell).state();
    if (earlier == null) {
      return JsonlSessionStore.open(state, name, caps(settings), shell.clock(), notices);
    }
    if (0 < earlier.damaged()) {
      notices.accept(earlier.damaged() + " lines of the session are damaged and left out");
    }
    return JsonlSessionStore.reopen(state, earlier, shell.clock(), notices)
        .orElseThrow(() ->
            new UserError(
                "another process works on session " + name.value(),
                "Wait for its end, or go on in a copy: --fork."));
  }

  /** Stages what was when the step at hand of a plan began, or where there is none the task. */
  void restoreToStep(Workspace workspace) throws IOException {
    int begin = 0;
    int number = 0;
    for (int at = 0; at < history().size(); at++) {
      AgentEvent event = history().get(at);
      if (event instanceof AgentEvent.TaskStarted || event instanceof AgentEvent.Replanned) {
        begin = at;
        number = 0;
      } else if (event instanceof AgentEvent.StepStarted started && started.number() != number) {
        begin = at;
        number = started.number();
      }
    }
    restore(history().subList(0, begin), workspace, _ -> {});
  }

  /** Stages again what was; a file that is another by now stays as it is, and that is told. */
  void restore(Workspace workspace, Consumer<String> notices) throws IOException {
    restore(history(), workspace, notices);
  }

  private static void restore(
      List<AgentEvent> history, Workspace workspace, Consumer<String> notices) throws IOException {
    workspace.discard();
    for (AgentEvent.Staged staged : StagedTexts.of(history).texts()) {
      String after = staged.after();
      try {
        if (after != null && !workspace.restore(staged.path(), staged.beforeSha256(), after)) {
          notices.accept(
              staged.path() + " has changed since; what the session had staged for it is left out");
        }
      } catch (BadArguments refused) {
        notices.accept("not staged again: " + refused.getMessage());
      }
    }
  }

  private static SessionCaps caps(Settings settings) {
    return new SessionCaps(
        MOST_SESSIONS,
        settings.get(StorageKeys.SESSIONS_MAX_MIB) * MIB,
        Duration.ofDays(settings.get(StorageKeys.SESSIONS_MAX_DAYS)));
  }
}
