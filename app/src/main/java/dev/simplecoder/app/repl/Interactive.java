package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Earlier;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.command.TaskRun;
import dev.simplecoder.app.permission.Grants;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.store.ChosenSession;
import dev.simplecoder.app.store.SessionOutline;
import dev.simplecoder.app.store.Sessions;
import dev.simplecoder.app.task.Desk;
import dev.simplecoder.app.task.Desks;
import dev.simplecoder.app.task.HeldWork;
import dev.simplecoder.app.task.Models;
import dev.simplecoder.app.task.OneTask;
import dev.simplecoder.app.task.SessionCompaction;
import dev.simplecoder.app.task.ShowCommand;
import dev.simplecoder.app.task.StagedWork;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** {@code simplecoder --interactive}: puts a session together, and says how to come back to it. */
public final class Interactive implements TaskRun {

  private final Models models;
  private final List<Subcommand> subcommands;
  private final String version;

  /**
   * @param subcommands what slash commands may call
   * @param version of the program
   */
  public Interactive(Models models, List<Subcommand> subcommands, String version) {
    this.models = models;
    this.subcommands = List.copyOf(subcommands);
    this.version = version;
  }

  @Override
  public ExitCode run(Invocation first) throws IOException, InterruptedException {
    Shell shell = first.shell();
    var session = new LiveSession(first);
    Optional<SessionOutline> resumed = resume(first, session);
    try (Seat seat = Seats.open(first, session)) {
      shell.err().println("SimpleCoder " + version + " in " + first.workspace());
      resumed.ifPresent(
          outline -> shell.err().println(Visible.line(SessionCommands.line(outline))));
      shell.err().println("/help lists the commands, Ctrl-D leaves.");
      Grants grants = Desk.grants(first);
      Desks desks = (task, _) -> seat.desk(task, grants, session);
      var kept = new KeptModel(models);
      var held = new HeldWork(desks, version);
      SessionCommands.Held shown =
          which -> {
            try (Seat.Busy _ = seat.busy()) {
              ShowCommand.show(which, held, session.task(""));
            }
          };
      var compact = new CompactCommand(session, new SessionCompaction(models, desks, version));
      SlashCommands commands =
          commands(session, new StagedWork(desks, version), shown, compact, shell);
      new Dialogue(seat, session, new OneTask(kept, desks, version), kept, commands, shell)
          .run(first.task());
    }
    session.id().ifPresent(id -> shell.err().println("To go on: " + command(first, id)));
    return ExitCode.DONE;
  }

  private SlashCommands commands(
      LiveSession session,
      StagedWork staged,
      SessionCommands.Held held,
      CompactCommand compact,
      Shell shell) {
    return new SlashCommands(
        Stream.of(
                new ChangeCommands(staged, session).all(),
                new SettingCommands(session, shell).all(),
                new SessionCommands(session, held, shell).all(),
                List.of(compact.command()),
                new GateCommands(subcommands, session).all(),
                new CalledCommands(subcommands, session).all())
            .flatMap(List::stream)
            .toList(),
        shell);
  }

  /**
   * The session that goes on, where the person named one; that it is not there is their mistake.
   */
  private static Optional<SessionOutline> resume(Invocation first, LiveSession session)
      throws IOException {
    Earlier earlier = first.earlier();
    if (earlier == null) {
      return Optional.empty();
    }
    var sessions = new Sessions(Directories.of(first.shell()).state());
    var name = new ChosenSession(sessions, first.workspace()).of(earlier.id());
    Sessions.Recorded recorded = sessions.read(name);
    session.goOn(new Earlier(name.value(), earlier.place()), recorded.events());
    return Optional.of(SessionOutline.of(recorded));
  }

  private static String command(Invocation first, String id) {
    String place =
        first.workspace().equals(first.shell().directory()) ? "" : " -C " + first.workspace();
    return "simplecoder --interactive --resume " + id + place;
  }
}
