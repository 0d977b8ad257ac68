package dev.simplecoder.app.render;

import dev.simplecoder.app.shell.Shell;

/** Which of the standard streams are terminals. */
public record Terminals(boolean in, boolean out, boolean err) {

  public static final Terminals NONE = new Terminals(false, false, false);

  /** As the program was started. */
  public static Terminals of(Shell shell) {
    return new Terminals(
        shell.isTerminal(Shell.Stream.IN),
        shell.isTerminal(Shell.Stream.OUT),
        shell.isTerminal(Shell.Stream.ERR));
  }

  /** Whether a person can be asked: the question goes to stderr, the answer comes from stdin. */
  public boolean canAsk() {
    return in && err;
  }
}
