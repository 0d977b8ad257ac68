package dev.simplecoder.app.task;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Kind;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.judge.LearnedGate;
import dev.simplecoder.app.held.Deciding;
import dev.simplecoder.app.held.Looks;
import dev.simplecoder.app.held.TaskGate;
import dev.simplecoder.app.render.TerminalPerson;
import dev.simplecoder.app.settings.GateKeys;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Origin;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.app.task.FinalReview.Gated;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.fs.Workspace;
import java.io.IOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** The gate that the person wants. */
public final class Gates {

  private Gates() {}

  /**
   * What a task passes, once it was looked at what became of those before. Empty where nothing is
   * to be judged: without a terminal only who asks for it has it.
   */
  static Optional<Gated> of(
      Invocation task,
      Kind kind,
      Desk desk,
      Session session,
      Workspace workspace,
      Opened.Ready ready)
      throws IOException {
    Settings settings = task.settings();
    boolean isAskedFor = !(settings.origin(GateKeys.GATE) instanceof Origin.Default);
    Mode mode = settings.get(GateKeys.GATE);
    if (mode == Mode.OFF || !(isAskedFor || desk.prompter().canAsk())) {
      return Optional.empty();
    }
    Consumer<String> notices = desk.console()::tell;
    Looks looks = looks(task.shell(), workspace.roots(), notices);
    String name = session.name().value();
    looks.asked(name, task.task());
    looks.look(name, workspace.roots().workspace().toString(), task.shell().clock().instant());
    Gate gate = open(task, mode, notices);
    var person = deciding(desk, task.shell());
    return Optional.of(
        new Gated(gate, ofTask(gate, kind, task, session, workspace, ready, notices), person));
  }

  /** The person at a desk, of whom it is noted how they decide. */
  static Deciding deciding(Desk desk, Shell shell) {
    var person = new TerminalPerson(desk.prompter());
    return new Deciding(person, desk.prompter()::watch, shell.clock());
  }

  /** What an unasked item passes; empty where nothing is to be judged, and so nothing offered. */
  public static Optional<Gate> ofUnasked(Invocation session, Consumer<String> notices) {
    Mode mode = session.settings().get(GateKeys.GATE);
    return mode == Mode.OFF ? Optional.empty() : Optional.of(open(session, mode, notices));
  }

  private static Gate open(Invocation task, Mode mode, Consumer<String> notices) {
    Settings settings = task.settings();
    InstantSource clock = task.shell().clock();
    var log = new GateLog(Directories.of(task.shell()).state(), clock, notices);
    var random = settings.find(Keys.SEED).map(Random::new).orElseGet(Random::new);
    return new LearnedGate(log, mode, settings.get(GateKeys.POLICY), clock, random, notices);
  }

  /**
   * Looks at what became of what was shown before.
   *
   * @param session in which something is asked next; empty where nothing is
   */
  public static void look(Shell shell, Roots roots, String session, Consumer<String> notices)
      throws IOException {
    looks(shell, roots, notices)
        .look(session, roots.workspace().toString(), shell.clock().instant());
  }

  /** The person takes what is offered in a session, which is none of their words on the answer. */
  public static void tookOffer(Shell shell, Roots roots, String session, Consumer<String> notices) {
    looks(shell, roots, notices).tookOffer(session);
  }

  static Looks looks(Shell shell, Roots roots, Consumer<String> notices) {
    Path state = Directories.of(shell).state();
    var log = new GateLog(state, shell.clock(), notices);
    return new Looks(log, new Sessions(state), new FilesNow(roots));
  }

  private static TaskGate ofTask(
      Gate gate,
      Kind kind,
      Invocation task,
      Session session,
      Workspace workspace,
      Opened.Ready ready,
      Consumer<String> notices) {
    Settings settings = task.settings();
    var rules =
        new TaskGate.Rules(
            settings.get(GateKeys.ALWAYS_SHOW)
                ? TaskGate.Showing.ALL
                : TaskGate.Showing.WHAT_PASSES,
            settings.get(GateKeys.WRITING_SPEED),
            settings.find(RoutingKeys.BUDGET));
    return new TaskGate(
        gate,
        kind,
        rules,
        session.name().value(),
        session.history(),
        workspace,
        ready.others(),
        task.shell().clock(),
        notices);
  }
}
