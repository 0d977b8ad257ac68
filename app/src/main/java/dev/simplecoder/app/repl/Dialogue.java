package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.settings.Nearest;
import dev.simplecoder.app.shell.ExitCode;
import dev.simplecoder.app.shell.Refusal;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import dev.simplecoder.app.task.OneTask;
import java.io.IOException;
import java.nio.channels.ClosedByInterruptException;
import java.util.Optional;

/** Takes what the person types, one thing after the other, until they leave. */
final class Dialogue {

  private final Seat seat;
  private final LiveSession session;
  private final OneTask tasks;
  private final KeptModel models;
  private final SlashCommands commands;
  private final Shell shell;

  Dialogue(
      Seat seat,
      LiveSession session,
      OneTask tasks,
      KeptModel models,
      SlashCommands commands,
      Shell shell) {
    this.seat = seat;
    this.session = session;
    this.tasks = tasks;
    this.models = models;
    this.commands = commands;
    this.shell = shell;
  }

  /** Blocks until the person leaves. */
  void run(String firstTask) throws IOException {
    if (!firstTask.isBlank()) {
      take(firstTask);
    }
    while (true) {
      switch (seat.next()) {
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

  private SlashCommand.Then handle(String text) throws IOException {
    Optional<String> name = SlashCommand.called(text.strip());
    if (name.isPresent()) {
      return command(name.get(), text.strip());
    }
    if (!text.isBlank()) {
      take(text);
    }
    return SlashCommand.Then.GO_ON;
  }

  /** Whatever a task comes to, the session goes on. */
  private void take(String text) throws IOException {
    Invocation task = session.task(text);
    try (Seat.Busy _ = seat.busy()) {
      ExitCode end = tasks.run(task);
      if (end == ExitCode.MODEL) {
        models.forget();
      }
    } catch (UserError wrong) {
      shell.notice(wrong.line());
    } catch (InterruptedException | ClosedByInterruptException _) {
      shell.notice("cancelled before it began");
    } catch (IOException failed) {
      shell.notice(Refusal.of(failed));
    }
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
    try (Seat.Busy _ = seat.lent()) {
      return command.get().body().run(line.substring(1 + name.length()).strip());
    } catch (UserError wrong) {
      shell.notice(wrong.line());
    } catch (InterruptedException | ClosedByInterruptException _) {
      shell.notice("cancelled");
    } catch (IOException failed) {
      shell.notice(Refusal.of(failed));
    }
    return SlashCommand.Then.GO_ON;
  }
}
