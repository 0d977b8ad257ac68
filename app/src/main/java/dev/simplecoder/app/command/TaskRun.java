package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.ExitCode;
import java.io.IOException;

/** Takes a task from the command line to its end. */
@FunctionalInterface
public interface TaskRun {

  /** Blocks until the task has ended; an interrupt ends it cleanly. */
  ExitCode run(Invocation invocation) throws IOException, InterruptedException;
}
