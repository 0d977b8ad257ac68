package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.offer.Offers;
import dev.simplecoder.app.settings.Nearest;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.shell.Visible;
import dev.simplecoder.app.task.Gates;
import dev.simplecoder.app.task.OneTask;
import dev.simplecoder.tools.fs.Roots;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;

/** Takes what the person types, one thing after the other, until they leave. */
final class Dialogue {

  /** After something was held back, in place of {@code /show last}. */
  private static final String SHOW_IT = "s";

  /** While something is offered, in place of {@code /next}. */
  private static final String TAKE_IT = "n";

  private final Seat seat;
  private final LiveSession session;
  private final OneTask tasks;
  private final KeptModel models;
  private final SlashCommands commands;
  private final Offers offers;
  private final Shell shell;

  Dialogue(
      Seat seat,
      LiveSession session,
      OneTask tasks,
      KeptModel models,
      SlashCommands commands,
      Offers offers,
      Shell shell) {
    this.seat = seat;
    this.session = session;
    this.tasks = tasks;
    this.models = models;
    this.commands = commands;
    this.offers = offers;
    this.shell = shell;
  }

  /** Blocks until the person leaves. */
  void run(String firstTask) throws IOException {
    if (!firstTask.isBlank()) {
      take(firstTask);
    }
    while (true) {
      switch (seat.next(commands.all(), offers)) {
        case Typed.End() -> {
          return;
        }
        case Typed.Nothing() -> {}
        case Typed.Text(String text) -> {
          if (handle(text) == SlashCommand.Then.LEAVE) {
            return;
          }
        }
      }
    }
  }

  private SlashCommand.Then handle(String text) {
    Optional<String> name = SlashCommand.called(text.strip());
    if (name.isPresent()) {
      return command(name.get(), text.strip());
    }
    if (text.startsWith("!") && !text.substring(1).isBlank()) {
      String command = text.substring(1).strip();
      return guarded(() -> {
        new Escape(seat, session, shell).run(command);
        return SlashCommand.Then.GO_ON;
      });
    }
    if (session.holdsBack() && text.strip().equals(SHOW_IT)) {
      return command("show", "/show last");
    }
    if (offers.isStanding() && text.strip().equals(TAKE_IT)) {
      return takeOffer();
    }
    if (!text.isBlank()) {
      offers.passOver();
      take(text);
    }
    return SlashCommand.Then.GO_ON;
  }

  /** What is offered is the next message, which the person has not read as a whole. */
  private SlashCommand.Then takeOffer() {
    offers
        .take()
        .ifPresent(offer -> {
          shell.err().println(Visible.line("next: " + offer.request()));
          guarded(this::noteThatItIsOffered);
          take(offer.request());
        });
    return SlashCommand.Then.GO_ON;
  }

  private SlashCommand.Then noteThatItIsOffered() throws IOException {
    Roots roots = Roots.of(session.workspace(), session.outputRoot());
    session.id().ifPresent(id -> Gates.tookOffer(shell, roots, id, shell::notice));
    return SlashCommand.Then.GO_ON;
  }

  /** Whatever a task comes to, the session goes on. */
  private void take(String text) {
    guarded(() -> {
      Roots roots = Roots.of(session.workspace(), session.outputRoot());
      String message = new Attachments(roots, shell::notice).with(text);
      Invocation task = session.task(session.withAttached(message));
      try (Seat.Busy _ = seat.busy()) {
        if (tasks.run(task) == ExitCode.MODEL) {
          models.forget();
        }
      }
      return SlashCommand.Then.GO_ON;
    });
  }

  /** What the person does; only a bug of ours is passed on. */
  private interface Deed {
    SlashCommand.Then run() throws IOException, InterruptedException;
  }

  private SlashCommand.Then guarded(Deed deed) {
    try {
      return deed.run();
    } catch (UserError wrong) {
      shell.notice(wrong.line());
    } catch (InterruptedException | ClosedByInterruptException _) {
      shell.notice("cancelled");
    } catch (IOException failed) {
      shell.notice(Refusal.of(failed));
    }
    return SlashCommand.Then.GO_ON;
  }

  private SlashCommand.Then command(String name, String line) {
    Optional<SlashCommand> command = commands.named(name);
    if (command.isEmpty()) {
      String hint =
          Nearest.to(name, commands.names())
              .map(it -> "Did you mean /" + it + "?")
              .orElse("They are listed by /help.");
      shell.notice("there is no command /" + name + ". " + hint);
      return SlashCommand.Then.GO_ON;
    }
    String rest = line.substring(1 + name.length()).strip();
    SlashCommand.Then then =
        guarded(() -> {
          try (Seat.Busy _ = seat.lent()) {
            return command.get().body().run(rest);
          }
        });
    return then == SlashCommand.Then.TAKE_OFFER ? takeOffer() : then;
  }
}
