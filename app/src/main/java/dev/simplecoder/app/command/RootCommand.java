package dev.simplecoder.app.command;

import dev.simplecoder.app.command.Invocation.Format;
import dev.simplecoder.app.command.Invocation.Manner;
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

  private static final String INTERACTIVE = "--interactive";
  private static final String RESUME = "--resume";
  private static final String CONTINUE = "--continue";
  private static final String FORK = "--fork";
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
    spec.addOption(
        OptionSpec.builder("-i", INTERACTIVE)
            .arity("0")
            .type(boolean.class)
            .description("Stay for more tasks of the same session; a TASK is the first of them.")
            .build());
    addEarlier(spec);
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
    Manner manner = parsed.hasMatchedOption(INTERACTIVE) ? Manner.INTERACTIVE : Manner.ONE_TASK;
    Format format = Words.wantsJson(parsed) ? Format.JSON : Format.TEXT;
    String task = task(parsed, manner, format, shell);
    Earlier earlier = earlier(parsed);
    if (task.isEmpty() && earlier == null && manner == Manner.ONE_TASK) {
      return withoutTask(shell);
    }
    return taskRun.run(
        new Invocation(
            settings,
            workspace,
            outputRoot,
            task,
            earlier,
            manner,
            format,
            lastMessageFile,
            shell));
  }

  private static void addEarlier(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(RESUME)
            .arity("1")
            .type(String.class)
            .paramLabel("ID")
            .description(
                "Go on with a session, or with the last one here: last. Without a TASK its"
                    + " unfinished task goes on.")
            .build());
    spec.addOption(
        OptionSpec.builder("-c", CONTINUE)
            .arity("0")
            .type(boolean.class)
            .description("The same as --resume last.")
            .build());
    spec.addOption(
        OptionSpec.builder(FORK)
            .arity("0")
            .type(boolean.class)
            .description("With --resume: go on in a copy, and leave the session as it is.")
            .build());
  }

  private static @Nullable Earlier earlier(ParseResult parsed) {
    boolean resumes = parsed.hasMatchedOption(RESUME);
    boolean continues = parsed.hasMatchedOption(CONTINUE);
    boolean forks = parsed.hasMatchedOption(FORK);
    if (resumes && continues) {
      throw new UserError(
          RESUME + " and " + CONTINUE + " exclude each other",
          CONTINUE + " means the last session.");
    }
    if (!resumes && !continues) {
      if (forks) {
        throw new UserError(FORK + " needs " + RESUME, "Name the session: --resume ID or last.");
      }
      return null;
    }
    return new Earlier(
        parsed.matchedOptionValue(RESUME, "last"),
        forks ? Earlier.Place.NEW_SESSION : Earlier.Place.SAME_SESSION);
  }

  private static ExitCode withoutTask(Shell shell) throws IOException {
    try (InputStream usage = RootCommand.class.getResourceAsStream("usage.txt")) {
      Objects.requireNonNull(usage, "usage.txt").transferTo(shell.err());
      return ExitCode.USAGE;
    }
  }

  /** In a session stdin is the conversation, and no part of its first task. */
  private static String task(ParseResult parsed, Manner manner, Format format, Shell shell) {
    String words = String.join(" ", Words.of(parsed));
    return switch (manner) {
      case INTERACTIVE -> {
        if (format == Format.JSON) {
          throw new UserError(
              INTERACTIVE + " and --json exclude each other",
              "For a program, run each task with --json, and from the second on with --continue.");
        }
        yield words.strip();
      }
      case ONE_TASK ->
          Stream.of(words, PipedText.read(shell))
              .filter(part -> !part.isBlank())
              .collect(Collectors.joining("\n\n"));
    };
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
