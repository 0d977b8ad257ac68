package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.util.List;
import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

/**
 * A command that is called.
 *
 * @param args all that the person wrote, for what is said of a mistake in it
 */
record Call(Command command, CommandLine line, List<String> args) {

  ParseResult parse(List<String> rest) {
    return parse(line, rest, args);
  }

  static ParseResult parse(CommandLine line, List<String> rest, List<String> args) {
    try {
      return line.parseArgs(rest.toArray(String[]::new));
    } catch (ParameterException wrong) {
      throw UsageErrors.of(wrong, args);
    }
  }

  ExitCode run(ParseResult parsed, Shell shell) throws IOException, InterruptedException {
    if (parsed.isUsageHelpRequested()) {
      shell.out().print(line.getUsageMessage(Ansi.OFF));
      return ExitCode.DONE;
    }
    try {
      return command.run(parsed, shell);
    } catch (BadUsage wrong) {
      throw UsageErrors.of(wrong, line.getCommandSpec(), args);
    }
  }
}
