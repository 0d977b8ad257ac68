package dev.simplecoder.app.doctor;

import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.OutputRoot;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.doctor.Finding.Status;
import dev.simplecoder.app.models.Listed;
import dev.simplecoder.app.models.ModelSettings;
import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.render.Quantity;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.ModelRecords;
import dev.simplecoder.app.task.Consoles;
import dev.simplecoder.app.task.ServedModels;
import dev.simplecoder.app.task.Servers;
import dev.simplecoder.app.task.UndoCaps;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder doctor}: everything that a task needs, and the remedy for what is wrong. */
public final class DoctorCommand implements Command {

  private static final Duration PATIENCE = Duration.ofMillis(500);

  private final Installation installation;
  private final Servers servers;
  private final PlaceChecks places;

  public DoctorCommand(Installation installation, Servers servers, Disk disk) {
    this.installation = installation;
    this.servers = servers;
    this.places = new PlaceChecks(disk);
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    SettingOptions.addTo(
        spec, Keys.OUTPUT_ROOT, Keys.MODEL, Keys.BASE_URL, Keys.SANDBOX, Keys.COLOR);
    Words.addJson(spec, "Write one finding a line, as JSON.");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell) throws IOException, InterruptedException {
    Path workspace = WorkspaceOption.of(parsed, shell);
    List<Finding> findings = new ArrayList<>(ProgramChecks.of(installation));
    try {
      Settings settings = Layers.load(shell, workspace, SettingOptions.chosen(parsed));
      Path outputRoot = OutputRoot.of(settings, workspace);
      settings.notices().stream()
          .map(notice -> Finding.warning("settings", notice, "Mend or remove that line."))
          .forEach(findings::add);
      List<Finding> notes = new ArrayList<>();
      ModelRecords records =
          ServedModels.records(
              shell,
              notice ->
                  notes.add(
                      Finding.warning(
                          "records", notice, "Mend or remove what stands in the way.")));
      findings.addAll(
          ServerChecks.of(listed(settings, shell), records, ServedModels.wishes(settings)));
      findings.addAll(notes);
      findings.addAll(EngineChecks.of(installation, shell));
      findings.add(places.workspace(workspace, outputRoot));
      Roots roots = Roots.of(workspace, outputRoot);
      findings.add(PlaceChecks.changes(UndoCaps.history(roots, settings, shell)));
      findings.add(ProgramChecks.terminal(shell, Consoles.style(shell, settings)));
      findings.addAll(sandbox(settings, shell));
    } catch (UserError wrong) {
      // Without settings there is no server to ask; the rest is still worth a look.
      findings.add(Finding.problem("settings", String.valueOf(wrong.getMessage()), wrong.hint()));
    }
    findings.addAll(places.own(shell));
    say(findings, parsed, shell);
    return count(findings, Status.PROBLEM) == 0 ? ExitCode.DONE : ExitCode.NOT_DONE;
  }

  private Listed listed(Settings settings, Shell shell) throws InterruptedException {
    ModelSettings wanted = ServedModels.settings(settings);
    try (Console console = Consoles.of(shell, settings)) {
      console.beginWait(Visible.line("asking " + wanted.baseUrl() + " what it has"), PATIENCE);
      return servers.of(shell).list(wanted);
    }
  }

  private static List<Finding> sandbox(Settings settings, Shell shell) throws InterruptedException {
    try (Console console = Consoles.of(shell, settings)) {
      console.beginWait("trying the sandbox", PATIENCE);
      return SandboxChecks.of(settings, shell);
    }
  }

  private static void say(List<Finding> findings, ParseResult parsed, Shell shell) {
    if (Words.wantsJson(parsed)) {
      findings.forEach(finding -> shell.out().println(finding.json()));
      return;
    }
    findings.forEach(finding -> finding.lines().forEach(shell.out()::println));
    shell
        .out()
        .println(
            Quantity.of(count(findings, Status.PROBLEM), "problem")
                + ", "
                + Quantity.of(count(findings, Status.WARNING), "warning"));
  }

  private static long count(List<Finding> findings, Status status) {
    return findings.stream().filter(finding -> finding.status() == status).count();
  }
}
