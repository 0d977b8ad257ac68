package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.settings.GateKeys;
import java.io.IOException;
import java.util.List;

/** {@code /gate}: how far the gate goes in this session, and what the program says of it. */
final class GateCommands {

  private static final String NAME = "gate";

  private final List<Subcommand> subcommands;
  private final LiveSession session;

  GateCommands(List<Subcommand> subcommands, LiveSession session) {
    this.subcommands = List.copyOf(subcommands);
    this.session = session;
  }

  List<SlashCommand> all() {
    return List.of(
        SlashCommand.of(
            NAME,
            "[on|off|shadow] or [ARGUMENTS] (see: simplecoder gate --help)",
            "Whether changes are withheld in this session, or how the gate stands.",
            this::run));
  }

  private void run(String rest) throws IOException, InterruptedException {
    switch (rest) {
      case "on", "off", "shadow" -> {
        session.set(GateKeys.GATE, "/gate", rest);
        session.shell().out().println("The gate is " + rest + " from the next message on.");
      }
      default -> called().runIn(session.workspace(), CalledCommands.words(rest), session.shell());
    }
  }

  private Subcommand called() {
    return subcommands.stream().filter(it -> it.name().equals(NAME)).findFirst().orElseThrow();
  }
}
