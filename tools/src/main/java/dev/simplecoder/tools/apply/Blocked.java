package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NotDirectoryException;
import java.util.Locale;

/** The disk does not take a file; carries what the person will be told. */
final class Blocked extends Exception {
  private static final long serialVersionUID = 1L;

  private final transient Unwritable reason;

  Blocked(Unwritable reason) {
    super(reason.message());
    this.reason = reason;
  }

  Blocked(String where, IOException cause) {
    this(new Unwritable(where, why(cause), words(cause)));
  }

  Unwritable reason() {
    return reason;
  }

  /** Java has exceptions of their own for few of them; the rest is in the system's words. */
  private static Unwritable.Why why(IOException cause) {
    String words = words(cause).toLowerCase(Locale.ROOT);
    if (words.contains("no space left")
        || words.contains("quota exceeded")
        || words.contains("not enough space")) {
      return Unwritable.Why.DISK_FULL;
    }
    if (words.contains("read-only file system")) {
      return Unwritable.Why.READ_ONLY;
    }
    if (words.contains("name too long")) {
      return Unwritable.Why.NAME_TOO_LONG;
    }
    if (cause instanceof NotDirectoryException || words.contains("levels of symbolic links")) {
      return Unwritable.Why.NOT_A_FILE;
    }
    return cause instanceof AccessDeniedException || words.contains("not permitted")
        ? Unwritable.Why.NO_PERMISSION
        : Unwritable.Why.FAILED;
  }

  /** Empty where {@link Unwritable.Why} says it all. */
  private static String words(IOException cause) {
    if (cause instanceof AccessDeniedException denied && denied.getReason() == null) {
      return "";
    }
    if (cause instanceof FileSystemException inFile) {
      String reason = inFile.getReason();
      return reason == null ? cause.getClass().getSimpleName() : reason;
    }
    return cause.getMessage() == null ? cause.toString() : cause.getMessage();
  }
}
