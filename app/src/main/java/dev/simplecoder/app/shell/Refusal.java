package dev.simplecoder.app.shell;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** Why the system did not do something with a file, in words for a person. */
public final class Refusal {

  private Refusal() {}

  /** One clause, which begins with the path where the system names one. */
  public static String of(IOException failed) {
    return switch (failed) {
      case AccessDeniedException denied -> denied.getFile() + ": permission denied";
      case NoSuchFileException gone -> gone.getFile() + ": no such file or folder";
      case FileSystemException named when named.getReason() != null ->
          named.getFile() + ": " + named.getReason();
      default -> failed.toString();
    };
  }
}
