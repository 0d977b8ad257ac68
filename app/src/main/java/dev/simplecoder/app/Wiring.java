package dev.simplecoder.app;

import dev.simplecoder.app.bench.BenchCommand;
import dev.simplecoder.app.catalog.ModelsCommand;
import dev.simplecoder.app.command.ConfigCommand;
import dev.simplecoder.app.command.PermissionsCommand;
import dev.simplecoder.app.command.Program;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.command.TaskRun;
import dev.simplecoder.app.decisions.RouterCommand;
import dev.simplecoder.app.decisions.gate.GateCommand;
import dev.simplecoder.app.doctor.DoctorCommand;
import dev.simplecoder.app.engine.EmbeddedEngine;
import dev.simplecoder.app.engine.EngineCommand;
import dev.simplecoder.app.engine.Memory;
import dev.simplecoder.app.learn.LearnCommand;
import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.repl.Interactive;
import dev.simplecoder.app.search.IndexCommand;
import dev.simplecoder.app.search.SearchCommand;
import dev.simplecoder.app.sessions.SessionsCommand;
import dev.simplecoder.app.shell.Installation;
import dev.simplecoder.app.task.DemoCommand;
import dev.simplecoder.app.task.Desk;
import dev.simplecoder.app.task.OneTask;
import dev.simplecoder.app.task.ServedModels;
import dev.simplecoder.app.task.Servers;
import dev.simplecoder.app.task.ShowCommand;
import dev.simplecoder.app.task.UndoCommand;
import dev.simplecoder.app.watch.WatchCommand;
import java.nio.file.Files;
import java.time.InstantSource;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;

/** Puts the parts together. */
final class Wiring {

  private Wiring() {}

  static Program program(Installation installation, InstantSource clock) {
    Servers servers =
        shell ->
            new ModelServers(
                clock,
                Thread::sleep,
                new Random(),
                new EmbeddedEngine(installation, shell, Memory::ofThisMachine));
    List<Subcommand> subcommands = subcommands(installation, servers);
    return new Program(
        installation.version(),
        task -> run(installation.version(), servers.of(task.shell()), subcommands).run(task),
        subcommands);
  }

  private static TaskRun run(String version, ModelServers servers, List<Subcommand> subcommands) {
    var models = new ServedModels(servers, version);
    return task ->
        switch (task.manner()) {
          case ONE_TASK -> new OneTask(models, Desk::of, version).run(task);
          case INTERACTIVE -> new Interactive(models, subcommands, version).run(task);
        };
  }

  private static List<Subcommand> subcommands(Installation installation, Servers servers) {
    return Stream.of(
            ofTasks(installation, servers),
            ofRetrieval(installation.version()),
            ofMachine(installation, servers))
        .flatMap(List::stream)
        .toList();
  }

  private static List<Subcommand> ofTasks(Installation installation, Servers servers) {
    return List.of(
        new Subcommand(
            "demo",
            "Show the whole way in a scratch workspace, without a model server.",
            () -> new DemoCommand(installation.version())),
        new Subcommand(
            "undo",
            "Take back the last change of files.",
            () -> new UndoCommand(UndoCommand.Direction.UNDO)),
        new Subcommand(
            "redo",
            "Bring back what was last undone.",
            () -> new UndoCommand(UndoCommand.Direction.REDO)),
        new Subcommand(
            "watch",
            "Run the project's checks when files are saved, and propose fixes.",
            () -> new WatchCommand(servers, installation.version())),
        new Subcommand(
            "show",
            "Show what the gate has held back.",
            () -> new ShowCommand(installation.version())),
        new Subcommand(
            "sessions", "List, show and delete what was recorded of tasks.", SessionsCommand::new));
  }

  private static List<Subcommand> ofRetrieval(String version) {
    return List.of(
        new Subcommand(
            "search",
            "Show the passages of the files that belong to a question.",
            SearchCommand::new),
        new Subcommand("index", "Build, show or delete the index of searches.", IndexCommand::new),
        new Subcommand(
            "bench",
            "Measure retrieval, programs, routing and the gate, on data of yours.",
            () -> new BenchCommand(version)),
        new Subcommand(
            "learn",
            "Learn which model to ask, on tasks that have tests.",
            () -> new LearnCommand(version)));
  }

  private static List<Subcommand> ofMachine(Installation installation, Servers servers) {
    return List.of(
        new Subcommand(
            "models",
            "List, try out, download, add and remove models of the server.",
            () -> new ModelsCommand(servers, installation.version())),
        new Subcommand(
            EngineCommand.NAME,
            "Show or stop the models that run without a server.",
            () -> new EngineCommand(installation)),
        new Subcommand(
            "doctor",
            "Check everything that a task needs, and say how to fix it.",
            () ->
                new DoctorCommand(
                    installation, servers, folder -> Files.getFileStore(folder).getUsableSpace())),
        new Subcommand(
            "router",
            "Show which models are chosen, why, and what came of it.",
            RouterCommand::new),
        new Subcommand(
            "gate", "Show what was held back, why, and whether that was right.", GateCommand::new),
        new Subcommand("config", "Show every setting and where it came from.", ConfigCommand::new),
        new Subcommand(
            "permissions",
            "List and revoke what you have allowed for good.",
            PermissionsCommand::new));
  }
}
