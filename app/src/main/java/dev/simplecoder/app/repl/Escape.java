package dev.simplecoder.app.repl;

import dev.simplecoder.agent.Fence;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.util.Optional;

/** {@code !COMMAND}: asks, runs it, and offers what it wrote for the next message. */
final class Escape {

  private final Seat seat;
  private final LiveSession session;
  private final Shell shell;

  Escape(Seat seat, LiveSession session, Shell shell) {
    this.seat = seat;
    this.session = session;
    this.shell = shell;
  }

  void run(String command) throws IOException, InterruptedException {
    if (!isYes(seat.ask("Run \"" + command + "\" in " + session.workspace() + "? [y]es, [n]o"))) {
      return;
    }
    PersonsCommand.Ran ran;
    try (Seat.Busy _ = seat.lent()) {
      ran = new PersonsCommand(session.workspace(), shell.out()).run(command);
    }
    String ended = ran.exit() == 0 ? "It ended." : "It ended with code " + ran.exit() + ".";
    if (ran.output().isBlank()) {
      shell.err().println(ended);
    } else if (isYes(seat.ask(ended + " Show the model what it wrote? [y]es, [n]o"))) {
      session.attach(
          "I ran `%s`, which ended with code %d and wrote:\n%s"
              .formatted(command, ran.exit(), Fence.around(ran.output())));
    }
  }

  private static boolean isYes(Optional<String> answer) {
    return answer.filter(typed -> typed.equals("y") || typed.equals("yes")).isPresent();
  }
}
