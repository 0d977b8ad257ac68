package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParseResult;

/** Which folder the program works on. */
public final class WorkspaceOption {

  static final String SHORT = "-C";

  private static final String NAME = "--workspace";

  private WorkspaceOption() {}

  /** For every command that looks at a workspace. */
  public static void addTo(CommandSpec spec) {
    spec.addOption(
        OptionSpec.builder(SHORT, NAME)
            .arity("1")
            .type(String.class)
            .paramLabel("DIR")
            .description(
                "Work on DIR (default: the git root above the current directory, else that"
                    + " directory).")
            .build());
  }

  /** The real path of the folder. */
  public static Path of(ParseResult parsed, Shell shell) {
    String given = parsed.matchedOptionValue(NAME, "");
    try {
      Path folder = given.isEmpty() ? around(shell) : shell.directory().resolve(given);
      if (parsed.hasMatchedOption(NAME) && (given.isEmpty() || !Files.isDirectory(folder))) {
        throw notAFolder(given);
      }
      return folder.toRealPath();
    } catch (InvalidPathException _) {
      throw notAFolder(given);
    } catch (IOException gone) {
      throw new UserError(
          "the workspace cannot be opened: " + Refusal.of(gone), "Name one with -C DIR.");
    }
  }

  private static UserError notAFolder(String given) {
    return new UserError(
        "the workspace is not a folder: \"" + given + "\"", "Name an existing one with -C DIR.");
  }

  /** A repository that holds the whole home (dotfiles) is not what somebody below it works on. */
  private static Path around(Shell shell) {
    for (Path folder = shell.directory(); folder != null; folder = folder.getParent()) {
      if (shell.home().startsWith(folder) && !folder.equals(shell.directory())) {
        return shell.directory();
      }
      if (Files.exists(folder.resolve(".git"))) {
        return folder;
      }
    }
    return shell.directory();
  }
}
