package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A command that is loaded when it is called. */
public record Subcommand(String name, String summary, Supplier<Command> command) {

  /** Runs it on a workspace where it takes one; wrong usage is the person's mistake. */
  public ExitCode runIn(Path workspace, List<String> rest, Shell shell)
      throws IOException, InterruptedException {
    Command called = command.get();
    boolean takesWorkspace = called.spec().findOption(WorkspaceOption.SHORT) != null;
    Stream<String> place =
        takesWorkspace ? Stream.of(WorkspaceOption.SHORT, workspace.toString()) : Stream.of();
    return run(called, Stream.concat(place, rest.stream()).toList(), rest, shell);
  }

  /** {@code args} is all that the person wrote, and {@code rest} what is there but the name. */
  ExitCode run(List<String> rest, List<String> args, Shell shell)
      throws IOException, InterruptedException {
    return run(command.get(), rest, args, shell);
  }

  private ExitCode run(Command called, List<String> rest, List<String> args, Shell shell)
      throws IOException, InterruptedException {
    var call = new Call(called, Pages.of(this, called.spec()), args);
    return call.run(call.parse(rest), shell);
  }
}
