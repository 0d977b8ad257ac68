package dev.simplecoder.app.retrieval;

import dev.simplecoder.app.render.Console;
import dev.simplecoder.app.shell.Directories;
import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.tools.fs.Roots;
import java.nio.file.Path;
import java.time.InstantSource;

/** Puts retrieval together for a task or a command. */
public final class Retrieval {

  private static final IndexCaps CAPS = new IndexCaps(32, 2L << 30);

  private Retrieval() {}

  /** Opens nothing before something is looked for. */
  public static TaskRetrieval of(Roots roots, Console console, Shell shell) {
    return new TaskRetrieval(
        indexes(shell), roots, new IndexReport(console, shell.clock()), console::tell);
  }

  /** Indexes of their own, below another folder than the person's. */
  public static Indexes indexes(Path folder, InstantSource clock) {
    return new Indexes(new Directories(folder, folder, folder), CAPS, clock);
  }

  /** Those of every workspace. */
  public static Indexes indexes(Shell shell) {
    return new Indexes(Directories.of(shell), CAPS, shell.clock());
  }
}
