package dev.simplecoder.app.task;

import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.command.OutputRoot;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.held.HeldBack;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.store.Sessions;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder show [last | ID | all]}. */
public final class ShowCommand implements Command {

  private static final String LAST = "last";
  private static final String ALL = "all";

  private final String version;

  /**
   * @param version of the program, for the record of the session
   */
  public ShowCommand(String version) {
    this.version = version;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    SettingOptions.addTo(spec, Keys.OUTPUT_ROOT, Keys.COLOR);
    Words.addTo(
        spec,
        "[last | ID | all]",
        List.of(LAST, ALL),
        "last: what was held back last in this workspace, which can then be applied; ID: another"
            + " one; all: everything, also what gave way to another model.");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell)
      throws IOException, InterruptedException, BadUsage {
    Path workspace = WorkspaceOption.of(parsed, shell);
    Settings settings = SettingOptions.load(parsed, shell, workspace);
    List<String> words = Words.of(parsed);
    if (1 < words.size()) {
      throw Words.unknown("show", words, "last, an ID or all");
    }
    Path outputRoot = OutputRoot.of(settings, workspace);
    Invocation called = Invocation.ofOneTask(settings, workspace, outputRoot, "", shell);
    show(
        words.isEmpty() ? LAST : words.getFirst(),
        new HeldWork(Desk::of, version),
        called,
        List.of());
    return ExitCode.DONE;
  }

  /**
   * Shows what a word means.
   *
   * @param which {@code last}, {@code all} or an id
   * @param quiet a line for each thing that was not offered, which belongs to all
   */
  public static void show(String which, HeldWork work, Invocation called, List<String> quiet)
      throws IOException, InterruptedException {
    var held =
        new HeldBack(new Sessions(Directories.of(called.shell()).state()), called.workspace());
    switch (which) {
      case ALL -> HeldWork.list(held.all(), quiet, called.shell());
      case LAST -> work.show(held.last(), called);
      default -> work.show(held.named(which), called);
    }
  }
}
