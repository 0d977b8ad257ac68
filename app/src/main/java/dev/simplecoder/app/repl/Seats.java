package dev.simplecoder.app.repl;

import dev.simplecoder.app.command.Invocation;
import dev.simplecoder.app.settings.ScreenKeys;
import dev.simplecoder.app.shell.Shell;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;

/** Finds out what the person sits at. */
final class Seats {

  private static final Set<Shell.Stream> ALL =
      Set.of(Shell.Stream.IN, Shell.Stream.OUT, Shell.Stream.ERR);

  private Seats() {}

  static Seat open(Invocation first, LiveSession session) throws IOException {
    Shell shell = first.shell();
    boolean isTerminal = shell.terminals().containsAll(ALL);
    boolean isDumb = shell.variable("TERM").equals(Optional.of("dumb"));
    if (isTerminal && !isDumb && !first.settings().get(ScreenKeys.PLAIN)) {
      return TerminalSeat.open(first, session);
    }
    return new PlainSeat(shell, first.settings());
  }
}
