package dev.simplecoder.app.catalog;

import dev.simplecoder.app.arm.Probed;
import dev.simplecoder.app.models.Choice;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.models.Problem;
import dev.simplecoder.app.probe.Extent;
import dev.simplecoder.app.probe.ProbeOutcome;
import dev.simplecoder.app.probe.ProbeWords;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.task.FoundModel;
import dev.simplecoder.app.task.ServedModels;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** {@code simplecoder models probe}: tries out every way in which a model can call tools. */
final class ModelTrial {

  private final ModelServers servers;
  private final String program;
  private final Shell shell;
  private final Settings settings;
  private final Console console;

  ModelTrial(
      ModelServers servers, String program, Shell shell, Settings settings, Console console) {
    this.servers = servers;
    this.program = program;
    this.shell = shell;
    this.settings = settings;
    this.console = console;
  }

  /** How what came of it goes to stdout. */
  enum Form {
    TABLE,
    JSON
  }

  /** Without a name, of the model that a task would use. */
  ExitCode run(@Nullable String name, Form form) throws InterruptedException {
    ModelSettings wanted = ServedModels.settings(settings);
    return switch (servers.choose(
        name == null ? wanted : wanted.withModel(name),
        problem -> console.tell(problem.passedOver()))) {
      case Choice.None(Problem problem) -> ModelsCommand.refused(problem, shell);
      case Choice.One one -> {
        var records = ServedModels.records(shell, console::tell);
        yield told(new FoundModel(servers, one, settings, records, shell.clock()), form);
      }
    };
  }

  private ExitCode told(FoundModel found, Form form) throws InterruptedException {
    String trying = "trying out " + found.name();
    console.beginWait(Visible.line(trying), Duration.ZERO);
    ProbeOutcome outcome =
        found.probe(
            Extent.ALL,
            program,
            (dialect, question) ->
                console.relabelWait(
                    Visible.line(trying + " (" + ProbeWords.step(dialect, question) + ")")));
    console.endWait();
    return switch (outcome) {
      case ProbeOutcome.Broken(String detail) -> {
        shell.notice(ProbeWords.broken(found.name(), detail));
        yield ExitCode.MODEL;
      }
      case ProbeOutcome.Complete(Probed probed) -> {
        lines(found, probed, form).forEach(shell.out()::println);
        console.tell(ProbeWords.outcome(found.name(), probed, found.arm(probed).settings()));
        yield probed.chosen().isPresent() ? ExitCode.DONE : ExitCode.NOT_DONE;
      }
    };
  }

  private List<String> lines(FoundModel found, Probed probed, Form form) {
    return switch (form) {
      case TABLE -> ProbeReport.lines(probed, ModelsCommand.style(shell, settings));
      case JSON -> ProbeReport.json(found.name(), probed);
    };
  }
}
