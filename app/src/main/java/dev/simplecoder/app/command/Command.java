package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParseResult;

/** Something that {@code simplecoder NAME …} does. */
public interface Command {

  /** What may be written after the name; {@code --help} is added to it. */
  CommandSpec spec();

  /** Runs what was parsed by {@link #spec}; the parse result is that of this command. */
  ExitCode run(ParseResult parsed, Shell shell) throws IOException, InterruptedException, BadUsage;
}
