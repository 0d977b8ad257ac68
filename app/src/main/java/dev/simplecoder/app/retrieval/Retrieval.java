package dev.simplecoder.app.retrieval;

import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.tools.fs.Roots;

/** Puts retrieval together for a task or a command. */
public final class Retrieval {

  private static final IndexCaps CAPS = new IndexCaps(32, 2L << 30);

  private Retrieval() {}

  /** Opens nothing before something is looked for. */
  public static TaskRetrieval of(Roots roots, Meanings meanings, Console console, Shell shell) {
    var report = new IndexReport(console, shell.clock());
    return new TaskRetrieval(indexes(shell), roots, meanings, report, console::tell);
  }

  /** Those of every workspace. */
  public static Indexes indexes(Shell shell) {
    return new Indexes(Directories.of(shell), CAPS, shell.clock());
  }
}
