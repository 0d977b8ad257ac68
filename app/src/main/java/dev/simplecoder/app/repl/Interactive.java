package dev.simplecoder.app.repl;

import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.app.command.Earlier;
import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.command.Subcommand;
import dev.simplecoder.app.command.TaskRun;
import dev.simplecoder.app.offer.LastExchange;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.offer.Turns;
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
import dev.simplecoder.tools.fs.Roots;
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
      talk(first, session, seat);
    }
    session.id().ifPresent(id -> shell.err().println("To go on: " + command(first, id)));
    return ExitCode.DONE;
  }

  /** Blocks until the person leaves. */
  private void talk(Invocation first, LiveSession session, Seat seat) throws IOException {
    Shell shell = first.shell();
    var turns = new Turns();
    var conversation = new LastExchange();
    Grants grants = Desk.grants(first);
    Desks desks = (task, _) -> seat.desk(task, grants, EventSink.all(session, turns));
    var kept = new KeptModel(models, conversation);
    var held = new HeldWork(desks, version);
    try (var offers =
        new Offers(
            new SessionOffers(session),
            turns,
            conversation,
            Roots.of(first.workspace(), first.outputRoot()),
            shell.clock(),
            SessionOffers::background)) {
      SessionCommands.Held shown =
          which -> {
            try (Seat.Busy _ = seat.busy()) {
              ShowCommand.show(which, held, session.task(""), offers.quiet());
            }
          };
      var commands =
          new SlashCommands(
              Stream.of(
                      new ChangeCommands(new StagedWork(desks, version), session).all(),
                      new SettingCommands(session, shell).all(),
                      new SessionCommands(session, shown, conversation, shell).all(),
                      List.of(compact(session, desks).command()),
                      new GateCommands(subcommands, session).all(),
                      new OfferCommands(offers, session, shell).all(),
                      new CalledCommands(subcommands, session).all())
                  .flatMap(List::stream)
                  .toList(),
              shell);
      var tasks = new OneTask(kept, desks, version);
      new Dialogue(seat, session, tasks, kept, commands, offers, shell).run(first.task());
    }
  }

  private CompactCommand compact(LiveSession session, Desks desks) {
    return new CompactCommand(session, new SessionCompaction(models, desks, version));
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
