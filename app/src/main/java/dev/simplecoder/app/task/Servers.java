package dev.simplecoder.app.task;

import dev.simplecoder.app.models.ModelServers;
import dev.simplecoder.app.shell.Shell;

/** The servers and files of models that a command can reach. */
@FunctionalInterface
public interface Servers {

  ModelServers of(Shell shell);
}
