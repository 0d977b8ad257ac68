package dev.simplecoder.tools.apply;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Path;
import java.nio.file.attribute.GroupPrincipal;
import java.nio.file.attribute.UserPrincipal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An open directory whose children are reached by name; a link is never followed. All effects on a
 * disk go through here, so that a test can make any of them fail.
 */
interface Folder extends Closeable {

  /** Null where there is nothing of that name. */
  @Nullable Facts look(String name) throws IOException;

  /** In order. */
  List<String> names() throws IOException;

  /** The caller has looked, and found a file. */
  InputStream read(String name) throws IOException;

  /**
   * Makes a new file, durable when this returns.
   *
   * @param mode as in {@code rw-r--r--}; null for what the system gives new files
   */
  Image write(String name, @Nullable String mode, InputStream content) throws IOException;

  /** Gives a file the owner and group of another, as far as the system lets us. */
  void keepOwner(String name, Facts like) throws IOException;

  /** Replaces what is called {@code to}, in one step. */
  void move(String from, String to) throws IOException;

  void delete(String name) throws IOException;

  /** As {@link #write}'s mode, for a folder. */
  void makeFolder(String name, @Nullable String mode) throws IOException;

  void deleteFolder(String name) throws IOException;

  /**
   * Fails with {@link java.nio.file.NotDirectoryException} for anything but a folder, a link to one
   * included.
   */
  Folder enter(String name) throws IOException;

  /** Makes what was moved, made and deleted here durable. */
  void force() throws IOException;

  @Override
  void close() throws IOException;

  /** What lies behind a name. */
  enum Kind {
    FILE,
    FOLDER,
    OTHER
  }

  /** What the system knows of a child; the last three are null where it has no such thing. */
  record Facts(
      Kind kind,
      Instant modified,
      @Nullable String mode,
      @Nullable UserPrincipal owner,
      @Nullable GroupPrincipal group) {}

  /** Opens the first folder of a path, which is a real one. */
  interface Opener {
    Folder open(Path realPath) throws IOException;
  }
}
