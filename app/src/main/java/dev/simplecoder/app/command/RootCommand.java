package dev.simplecoder.app.command;

import dev.simplecoder.app.command.Invocation.Format;
import dev.simplecoder.app.settings.Layers;
import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** {@code simplecoder [OPTIONS] [TASK…]}. */
final class RootCommand implements Command {

  private static final String LAST_MESSAGE = "--output-last-message";

  private final TaskRun taskRun;

  RootCommand(TaskRun taskRun) {
    this.taskRun = taskRun;
  }

  @Override
  public CommandSpec spec() {
    CommandSpec spec = CommandSpec.create();
    WorkspaceOption.addTo(spec);
    SettingOptions.addAllTo(spec);
    Words.addJson(spec, "Write one event a line to stdout, as JSON.");
    spec.addOption(
        OptionSpec.builder("-o", LAST_MESSAGE)
            .arity("1")
            .type(String.class)
            .paramLabel("FILE")
            .description("Write the final answer to FILE too.")
            .build());
    Words.addTo(
        spec,
        "TASK",
        List.of(),
        "What is to be done; several words need no quotes. Text on stdin is added to it. Write --"
            + " before a task that has words with a leading dash, or that begins with the name of a"
            + " command.");
    return spec;
  }

  @Override
  public ExitCode run(ParseResult parsed, Shell shell) throws IOException, InterruptedException {
    Path workspace = WorkspaceOption.of(parsed, shell);
    Settings settings = Layers.load(shell, workspace, SettingOptions.chosen(parsed));
    Path outputRoot = OutputRoot.of(settings, workspace);
    Path lastMessageFile = lastMessageFile(parsed, shell);
    settings.notices().forEach(shell::notice);
    String task = task(parsed, shell);
    if (task.isEmpty()) {
      return withoutTask(shell);
    }
    Format format = Words.wantsJson(parsed) ? Format.JSON : Format.TEXT;
    return taskRun.run(
        new Invocation(settings, workspace, outputRoot, task, format, lastMessageFile, shell));
  }

  private static ExitCode withoutTask(Shell shell) throws IOException {
    try (InputStream usage = RootCommand.class.getResourceAsStream("usage.txt")) {
      Objects.requireNonNull(usage, "usage.txt").transferTo(shell.err());
      return ExitCode.USAGE;
    }
  }

  private static String task(ParseResult parsed, Shell shell) {
    return Stream.of(String.join(" ", Words.of(parsed)), PipedText.read(shell))
        .filter(part -> !part.isBlank())
        .collect(Collectors.joining("\n\n"));
  }

  private static @Nullable Path lastMessageFile(ParseResult parsed, Shell shell) {
    if (!parsed.hasMatchedOption(LAST_MESSAGE)) {
      return null;
    }
    String given = parsed.matchedOptionValue(LAST_MESSAGE, "");
    try {
      Path file = shell.directory().resolve(given);
      Path folder = file.getParent();
      if (!given.isEmpty()
          && !Files.isDirectory(file)
          && folder != null
          && Files.isDirectory(folder)) {
        return file;
      }
    } catch (InvalidPathException _) {
      // Said below, like every other path that cannot be written to.
    }
    throw new UserError(
        LAST_MESSAGE + ": expected a file in an existing folder, found \"" + given + "\"",
        "Name the file that shall hold the answer.");
  }
}
