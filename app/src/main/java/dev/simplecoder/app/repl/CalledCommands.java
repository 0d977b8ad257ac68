package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Subcommand;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/** The program's own commands, called from a session. */
final class CalledCommands {

  private static final List<String> NAMES =
      List.of("undo", "redo", "sessions", "models", "router", "permissions", "config", "doctor");

  /** What some are called here too, by their own name. */
  private static final Map<String, String> ALSO = Map.of("router", "route");

  private final List<Subcommand> subcommands;
  private final LiveSession session;

  CalledCommands(List<Subcommand> subcommands, LiveSession session) {
    this.subcommands = List.copyOf(subcommands);
    this.session = session;
  }

  List<SlashCommand> all() {
    return subcommands.stream()
        .filter(it -> NAMES.contains(it.name()))
        .flatMap(it ->
            Stream.concat(Stream.of(it.name()), Stream.ofNullable(ALSO.get(it.name())))
                .map(name -> called(name, it)))
        .toList();
  }

  private SlashCommand called(String name, Subcommand subcommand) {
    return SlashCommand.of(
        name,
        "[ARGUMENTS] (see: simplecoder " + subcommand.name() + " --help)",
        subcommand.summary(),
        rest -> subcommand.runIn(session.workspace(), words(rest), session.shell()));
  }

  static List<String> words(String rest) {
    return rest.isEmpty() ? List.of() : List.of(rest.split("\\s+", -1));
  }
}
