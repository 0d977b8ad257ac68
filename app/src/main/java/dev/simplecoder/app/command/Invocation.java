package dev.simplecoder.app.command;

import dev.simplecoder.app.settings.Settings;
import dev.simplecoder.app.shell.Shell;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;

/**
 * A task as the person gave it.
 *
 * @param workspace the real path of a folder
 * @param outputRoot the real path of the folder for changes, which need not exist yet
 * @param task what is wanted; blank only where an earlier task goes on, or a session begins
 * @param earlier the session that goes on; null for a new one
 * @param manner whether the program ends with the task
 * @param lastMessageFile where the final answer goes too
 */
public record Invocation(
    Settings settings,
    Path workspace,
    Path outputRoot,
    String task,
    @Nullable Earlier earlier,
    Manner manner,
    Format format,
    @Nullable Path lastMessageFile,
    Shell shell) {

  /** A program that ends with one task, says the answer as text, and goes on with nothing. */
  public static Invocation ofOneTask(
      Settings settings, Path workspace, Path outputRoot, String task, Shell shell) {
    return new Invocation(
        settings, workspace, outputRoot, task, null, Manner.ONE_TASK, Format.TEXT, null, shell);
  }

  /** Another task of the same person, in the same place. */
  public Invocation next(Settings settings, String task, @Nullable Earlier earlier) {
    return new Invocation(
        settings, workspace, outputRoot, task, earlier, manner, format, lastMessageFile, shell);
  }

  /** Whether the program ends with the task. */
  public enum Manner {
    ONE_TASK,
    /** It stays for more tasks of the same session. */
    INTERACTIVE
  }

  /** What stdout carries. */
  public enum Format {
    /** The answer. */
    TEXT,
    /** One event a line. */
    JSON
  }
}
