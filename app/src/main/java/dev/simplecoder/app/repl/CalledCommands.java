package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Subcommand;
import java.util.List;

/** The program's own commands, called from a session. */
final class CalledCommands {

  private static final List<String> NAMES =
      List.of("undo", "redo", "sessions", "models", "router", "permissions", "config", "doctor");

  private final List<Subcommand> subcommands;
  private final LiveSession session;

  CalledCommands(List<Subcommand> subcommands, LiveSession session) {
    this.subcommands = List.copyOf(subcommands);
    this.session = session;
  }

  List<SlashCommand> all() {
    return subcommands.stream()
        .filter(it -> NAMES.contains(it.name()))
        .map(it ->
            SlashCommand.of(
                it.name(),
                "[ARGUMENTS] (see: simplecoder " + it.name() + " --help)",
                it.summary(),
                rest -> it.runIn(session.workspace(), words(rest), session.shell())))
        .toList();
  }

  static List<String> words(String rest) {
    return rest.isEmpty() ? List.of() : List.of(rest.split("\\s+", -1));
  }
}
