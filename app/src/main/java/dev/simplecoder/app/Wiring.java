package dev.simplecoder.app;

import dev.simplecoder.app.command.ConfigCommand;
import dev.simplecoder.app.command.PermissionsCommand;
import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.shell.UserError;
import java.util.List;

/** Puts the parts together. */
final class Wiring {

  private Wiring() {}

  static Program program(String version) {
    return new Program(
        version,
        _ -> {
          throw new UserError("tasks are not wired yet", "Wait for the next version.");
        },
        subcommands());
  }

  private static List<Subcommand> subcommands() {
    return List.of(
        new Subcommand(
            "config", "Show every setting and where it came from.", () -> new ConfigCommand()),
        new Subcommand(
            "permissions",
            "List and revoke what you have allowed for good.",
            () -> new PermissionsCommand()));
  }
}
