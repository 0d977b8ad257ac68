package dev.simplecoder.app.task;

import dev.simplecoder.app.command.BadUsage;
import dev.simplecoder.app.command.Command;
import dev.simplecoder.app.command.OutputRoot;
import dev.simplecoder.app.command.SettingOptions;
import dev.simplecoder.app.command.Words;
import dev.simplecoder.app.command.WorkspaceOption;
import dev.simplecoder.app.settings.Keys;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.tools.apply.UndoEntry;
import dev.simplecoder.tools.apply.UndoHistory;
import dev.simplecoder.tools.apply.UndoOutcome;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.file.Path;
import java.time.temporal.ChronoUnit;
import java.util.List;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder undo [list]} and {@code simplecoder redo}. */
public final class UndoCommand implements Command {

  private final Direction direction;

  public UndoCommand(Direction direction) {
    this.direction = direction;
  }

  /** Which way the files go. */
  public enum Direction {
    UNDO,
    REDO
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    SettingOptions.addTo(spec, Keys.OUTPUT_ROOT);
    if (direction == Direction.UNDO) {
      Words.addTo(
          spec, "[list]", List.of("list"), "list: what can be taken back or brought again.");
    }
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell)
      throws IOException, InterruptedException, BadUsage {
    Path workspace = WorkspaceOption.of(parsed, shell);
    Settings settings = SettingOptions.load(parsed, shell, workspace);
    Roots roots = Roots.of(workspace, OutputRoot.of(settings, workspace));
    UndoHistory history = UndoCaps.history(roots, settings, shell);
    List<String> words = direction == Direction.UNDO ? Words.of(parsed) : List.of();
    if (words.equals(List.of("list"))) {
      list(history.list(), shell);
      return ExitCode.DONE;
    }
    if (!words.isEmpty()) {
      throw Words.unknown("undo", words, "nothing or list");
    }
    ExitCode end =
        say(
            switch (direction) {
              case UNDO -> history.undo();
              case REDO -> history.redo();
            },
            shell);
    Gates.look(shell, roots, "", shell::notice);
    return end;
  }

  private static void list(List<UndoEntry> entries, Shell shell) {
    if (entries.isEmpty()) {
      shell.err().println(new UndoOutcome.NothingToUndo().message());
    }
    entries.forEach(entry -> shell.out().println(line(entry)));
  }

  private static ExitCode say(UndoOutcome outcome, Shell shell) {
    shell.err().println(Visible.line(outcome.message()));
    return outcome instanceof UndoOutcome.Undone || outcome instanceof UndoOutcome.Redone
        ? ExitCode.DONE
        : ExitCode.NOT_DONE;
  }

  private static String line(UndoEntry entry) {
    return Visible.line(
        "%s  %s  %s  \"%s\"  %s"
            .formatted(
                entry.id(),
                entry.at().truncatedTo(ChronoUnit.SECONDS),
                entry.undone() ? "undone " : "applied",
                entry.label(),
                String.join(", ", entry.paths().stream().map(Object::toString).toList())));
  }
}
