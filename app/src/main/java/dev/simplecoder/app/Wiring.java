package dev.simplecoder.app;

import dev.simplecoder.app.command.ConfigCommand;
import dev.simplecoder.app.command.PermissionsCommand;
import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.task.DemoCommand;
import dev.simplecoder.app.task.OneTask;
import dev.simplecoder.app.task.ServedModels;
import dev.simplecoder.app.task.UndoCommand;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;

/** Puts the parts together. */
final class Wiring {

  private Wiring() {}

  static Program program(String version, InstantSource clock) {
    return new Program(
        version,
        task ->
            new OneTask(new ServedModels(new ModelServers(clock, Thread::sleep, new Random())))
                .run(task),
        subcommands());
  }

  private static List<Subcommand> subcommands() {
    return List.of(
        new Subcommand(
            "demo",
            "Show the whole way in a scratch workspace, without a model server.",
            DemoCommand::new),
        new Subcommand(
            "undo",
            "Take back the last change of files.",
            () -> new UndoCommand(UndoCommand.Direction.UNDO)),
        new Subcommand(
            "redo",
            "Bring back what was last undone.",
            () -> new UndoCommand(UndoCommand.Direction.REDO)),
        new Subcommand("config", "Show every setting and where it came from.", ConfigCommand::new),
        new Subcommand(
            "permissions",
            "List and revoke what you have allowed for good.",
            PermissionsCommand::new));
  }
}
