package dev.simplecoder.app.task;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.gate.Gate;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.gate.judge.LearnedGate;
import dev.simplecoder.app.held.TaskGate;
import dev.simplecoder.app.settings.GateKeys;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Origin;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.store.decisions.GateLog;
import dev.simplecoder.tools.fs.Workspace;
import java.util.Optional;
import java.util.Random;
import java.util.function.Consumer;

/** The gate that the person wants. */
final class Gates {

  private Gates() {}

  /** Empty where nothing is to be judged: without a terminal only who asks for it has it. */
  static Optional<Gate> of(Invocation task, Desk desk) {
    Settings settings = task.settings();
    boolean isAskedFor = !(settings.origin(GateKeys.GATE) instanceof Origin.Default);
    Mode mode = settings.get(GateKeys.GATE);
    return mode == Mode.OFF || !(isAskedFor || desk.prompter().canAsk())
        ? Optional.empty()
        : Optional.of(open(task, mode, desk.console()::tell));
  }

  private static Gate open(Invocation task, Mode mode, Consumer<String> notices) {
    Settings settings = task.settings();
    var clock = task.shell().clock();
    var log = new GateLog(Directories.of(task.shell()).state(), clock, notices);
    var random = settings.find(Keys.SEED).map(Random::new).orElseGet(Random::new);
    return new LearnedGate(log, mode, settings.get(GateKeys.POLICY), clock, random, notices);
  }

  static TaskGate ofTask(
      Gate gate, Invocation task, Session session, Workspace workspace, Opened.Ready ready) {
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
        rules,
        session.name().value(),
        session.history(),
        workspace,
        ready.others(),
        task.shell().clock());
  }
}
