package dev.simplecoder.app.runs;

import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Where the folders of runs are, for every command that makes one or reads some. */
public final class RunsOption {

  private static final String NAME = "--runs";
  private static final String USUAL = "runs";

  private RunsOption() {}

  public static OptionSpec spec() {
    return OptionSpec.builder(NAME)
        .arity("1")
        .type(String.class)
        .paramLabel("DIR")
        .description("Leave what came of it in a new folder in DIR (default: %s).".formatted(USUAL))
        .build();
  }

  /** The folder that new runs go to, which need not exist. */
  public static Path of(ParseResult parsed, Shell shell) {
    return path(parsed.matchedOptionValue(NAME, USUAL), shell);
  }

  /** Those in the folders that the person names. */
  public static List<RunReport.Run> runs(List<String> folders, Shell shell) {
    return folders.stream().map(folder -> RunReport.Run.read(path(folder, shell))).toList();
  }

  private static Path path(String given, Shell shell) {
    try {
      return shell.directory().resolve(given);
    } catch (InvalidPathException _) {
      throw new UserError(
          "expected a folder, found \"" + given + "\"", "Name one as the system lists it.");
    }
  }
}
