package dev.simplecoder.app.command;

import dev.simplecoder.app.settings.Nearest;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import picocli.CommandLine;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Decides whether the person gave a task or a command, and runs it. */
public final class Program {

  static final String NAME = "simplecoder";

  private static final String END_OF_OPTIONS = "--";

  private final String version;
  private final RootCommand root;
  private final List<Subcommand> subcommands;

  /** {@code subcommands} in the order of {@code --help}. */
  public Program(String version, TaskRun taskRun, List<Subcommand> subcommands) {
    this.version = version;
    this.root = new RootCommand(taskRun);
    this.subcommands =
        Stream.concat(
                subcommands.stream(),
                Stream.of(
                    new Subcommand(
                        CompletionCommand.NAME,
                        "Print a script that completes command lines in a shell.",
                        () -> new CompletionCommand(this::complete))))
            .toList();
  }

  /** Wrong usage is a {@link UserError}. */
  public ExitCode run(List<String> args, Shell shell) throws IOException, InterruptedException {
    if (args.equals(List.of("--version"))) {
      return printVersion(shell);
    }
    if (asksForHelp(args)) {
      return run(Stream.concat(args.stream().skip(1), Stream.of("--help")).toList(), shell);
    }
    Optional<Subcommand> first = args.stream().findFirst().flatMap(this::named);
    if (first.isPresent()) {
      return first.get().run(args.subList(1, args.size()), args, shell);
    }
    CommandLine line = Pages.root(root.spec(), subcommands);
    int head = args.size() - tail(line, args);
    List<String> words = args.subList(head, args.size());
    boolean mayBeCommand = head == 0 || !args.get(head - 1).equals(END_OF_OPTIONS);
    Optional<Subcommand> later =
        words.stream().findFirst().filter(_ -> mayBeCommand).flatMap(this::named);
    if (later.isPresent()) {
      List<String> rest =
          Stream.concat(args.subList(0, head).stream(), words.stream().skip(1)).toList();
      return later.get().run(rest, args, shell);
    }
    if (mayBeCommand) {
      refuseSlip(words);
    }
    line.setStopAtPositional(false);
    var call = new Call(root, line, args);
    ParseResult parsed = call.parse(args);
    return parsed.isVersionHelpRequested() ? printVersion(shell) : call.run(parsed, shell);
  }

  /** {@code help} and {@code help COMMAND}, as other programs have it; more words are a task. */
  private boolean asksForHelp(List<String> args) {
    return !args.isEmpty()
        && args.getFirst().equals("help")
        && args.size() <= 2
        && args.stream().skip(1).allMatch(word -> named(word).isPresent());
  }

  /** How many of the last arguments follow the options at the head. */
  private static int tail(CommandLine line, List<String> args) {
    line.setStopAtPositional(true);
    return Words.of(Call.parse(line, args, args)).size();
  }

  private ExitCode printVersion(Shell shell) {
    shell.out().println(NAME + " " + version);
    return ExitCode.DONE;
  }

  private Optional<Subcommand> named(String name) {
    return subcommands.stream().filter(it -> it.name().equals(name)).findFirst();
  }

  /** One word is hardly a task, but easily a command with a slip in its name. */
  private void refuseSlip(List<String> words) {
    if (words.size() != 1) {
      return;
    }
    String word = words.getFirst();
    Nearest.to(word, subcommands.stream().map(Subcommand::name).toList())
        .ifPresent(name -> {
          throw new UserError(
              "there is no command " + word,
              "Did you mean %s? If it is a task, write: %s -- %s".formatted(name, NAME, word));
        });
  }

  /** Every command with its options, for completion. */
  private CommandSpec complete() {
    CommandLine line = Pages.root(root.spec(), subcommands);
    for (Subcommand each : subcommands) {
      line.addSubcommand(each.name(), Pages.of(each, each.command().get().spec()));
    }
    return line.getCommandSpec();
  }
}
