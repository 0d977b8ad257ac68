package dev.simplecoder.app.watch;

import dev.simplecoder.agent.workspace.ChangeSet;
import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.command.OutputRoot;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.gate.Mode;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.TypedLines;
import dev.simplecoder.app.sandbox.OpenedSandbox;
import dev.simplecoder.app.settings.Brought;
import dev.simplecoder.app.settings.GateKeys;
import dev.simplecoder.app.settings.Key;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.settings.Layers.Chosen;
import dev.simplecoder.app.settings.NetKeys;
import dev.simplecoder.app.settings.RoutingKeys;
import dev.simplecoder.app.settings.ScreenKeys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.app.task.Gates;
import dev.simplecoder.app.task.ServedModels;
import dev.simplecoder.app.task.Servers;
import dev.simplecoder.app.verify.TaskChecks;
import dev.simplecoder.tools.fs.Roots;
import dev.simplecoder.tools.verify.CheckedFiles;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder watch [--once]}. */
public final class WatchCommand implements Command {

  private static final String ONCE = "--once";

  private final Servers servers;
  private final Waiting waiting;
  private final String version;

  /**
   * @param version of the program, for the records of the sessions
   */
  public WatchCommand(Servers servers, String version) {
    this(servers, Waiting.REAL, version);
  }

  WatchCommand(Servers servers, Waiting waiting, String version) {
    this.servers = servers;
    this.waiting = waiting;
    this.version = version;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    spec.addOption(
        OptionSpec.builder(ONCE)
            .arity("0")
            .type(boolean.class)
            .description("Check the files as they are, propose a fix where they fail, and end.")
            .build());
    SettingOptions.addTo(
        spec,
        Keys.OUTPUT_ROOT,
        Keys.MODEL,
        RoutingKeys.ROUTER,
        RoutingKeys.BUDGET,
        GateKeys.GATE,
        GateKeys.POLICY,
        GateKeys.ALWAYS_SHOW,
        Keys.BASE_URL,
        NetKeys.OFFLINE,
        Keys.DIALECT,
        Keys.EDIT_FORMAT,
        Keys.THINK,
        Keys.PROBE,
        Keys.TEST_CMD,
        Keys.SANDBOX,
        Keys.INSTRUCTIONS,
        Keys.MAX_STEPS,
        Keys.TIMEOUT,
        Keys.SEED,
        Keys.COLOR,
        ScreenKeys.PLAIN);
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell)
      throws IOException, InterruptedException, BadUsage {
    Path workspace = WorkspaceOption.of(parsed, shell);
    Settings settings = settings(parsed, shell, workspace);
    Path outputRoot = OutputRoot.of(settings, workspace);
    Invocation called = Invocation.ofOneTask(settings, workspace, outputRoot, "", shell);
    Roots roots = Roots.of(called.workspace(), called.outputRoot());
    try (Console console = Consoles.of(shell, settings);
        var checks = new TaskChecks(settings, shell, roots, console)) {
      refuse(settings, checks);
      Optional<String> onlyChecks = onlyChecks(settings, console);
      if (onlyChecks.isEmpty()
          && servers
                  .of(shell)
                  .choose(
                      ServedModels.settings(settings), passed -> console.tell(passed.passedOver()))
              instanceof Choice.None(Problem problem)) {
        shell.notice(problem.line());
        return ExitCode.MODEL;
      }
      onlyChecks.ifPresent(console::tell);
      var saves = new Saves(() -> CheckedFiles.of(roots), waiting, shell.clock(), console::tell);
      Optional<Fixes> fixes =
          onlyChecks.isPresent() ? Optional.empty() : Optional.of(fixes(called, console, saves));
      var lines = new Lines(shell.out(), console::tell, shell.clock(), ZoneId.systemDefault());
      var watch = new Watch(saves, () -> checked(called, roots, checks, console), fixes, lines);
      if (parsed.hasMatchedOption(ONCE)) {
        return watch.once() ? ExitCode.DONE : ExitCode.NOT_DONE;
      }
      lines.end(watch.run());
      return ExitCode.DONE;
    }
  }

  /** What the person has allowed beforehand was not meant for what they do not ask for. */
  private static Settings settings(ParseResult parsed, Shell shell, Path workspace) {
    Map<Key<?>, Chosen> chosen = new LinkedHashMap<>(SettingOptions.chosen(parsed));
    chosen.put(Keys.YES, new Chosen("watch", "false"));
    chosen.put(Keys.PLANNING, new Chosen("watch", "off"));
    chosen.put(Keys.VERBOSITY, new Chosen("watch", "quiet"));
    Settings settings = Layers.load(shell, workspace, chosen);
    settings.notices().forEach(shell::notice);
    return settings;
  }

  private static void refuse(Settings settings, TaskChecks checks) throws InterruptedException {
    if (settings.get(Keys.VERIFY) == Brought.OFF) {
      throw new UserError(
          "the project's checks are switched off by " + settings.origin(Keys.VERIFY).words(),
          "A watch runs them each time that files are saved, so leave verify at auto.");
    }
    if (checks.sandbox() instanceof OpenedSandbox.Refused(String why, String remedy)) {
      throw new UserError(why, remedy);
    }
  }

  /** Why no fix is proposed; empty where fixes are. */
  private static Optional<String> onlyChecks(Settings settings, Console console) {
    if (!console.terminals().canAsk()) {
      return Optional.of("fixes are proposed at a terminal only, since you decide on each");
    }
    return settings.get(Keys.READ_ONLY)
        ? Optional.of("no fixes are proposed, since read_only is set")
        : Optional.empty();
  }

  private Fixes fixes(Invocation called, Console console, Saves saves) {
    return new TaskFixes(
        new ServedModels(servers.of(called.shell()), version),
        called,
        version,
        console,
        new WholeAnswers(
            new TypedLines(called.shell().in(), StandardCharsets.UTF_8), console::tell),
        saves);
  }

  /** On the files as they are; it was looked before at what became of earlier fixes. */
  private static Checked checked(Invocation called, Roots roots, TaskChecks checks, Console console)
      throws IOException, InterruptedException {
    if (called.settings().get(GateKeys.GATE) != Mode.OFF && console.terminals().canAsk()) {
      Gates.look(called.shell(), roots, "", console::tell);
    }
    return new Checked(checks.afresh().verify(ChangeSet.EMPTY, _ -> {}));
  }
}
