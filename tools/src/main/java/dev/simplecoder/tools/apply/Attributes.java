package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/** Reading and setting a file's attributes through a view of it that follows no link. */
final class Attributes {

  private Attributes() {}

  static Folder.@Nullable Facts read(BasicFileAttributeView view) throws IOException {
    BasicFileAttributes read;
    try {
      read = view.readAttributes();
    } catch (NoSuchFileException absent) {
      return null;
    }
    Folder.Kind kind =
        read.isRegularFile()
            ? Folder.Kind.FILE
            : read.isDirectory() ? Folder.Kind.FOLDER : Folder.Kind.OTHER;
    var modified = read.lastModifiedTime().toInstant();
    return read instanceof PosixFileAttributes posix
        ? new Folder.Facts(
            kind,
            modified,
            PosixFilePermissions.toString(posix.permissions()),
            posix.owner(),
            posix.group())
        : new Folder.Facts(kind, modified, null, null, null);
  }

  /** For creating: the system may take some permissions away, but never adds any. */
  static FileAttribute<?>[] creating(Path at, @Nullable String mode) {
    boolean none =
        mode == null || !at.getFileSystem().supportedFileAttributeViews().contains("posix");
    return none
        ? new FileAttribute<?>[0]
        : new FileAttribute<?>[] {
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(mode))
        };
  }

  static void setMode(PosixFileAttributeView view, @Nullable String mode) throws IOException {
    if (mode != null) {
      view.setPermissions(PosixFilePermissions.fromString(mode));
    }
  }

  static void keepOwner(PosixFileAttributeView view, Folder.Facts like) throws IOException {
    PosixFileAttributes now = view.readAttributes();
    try {
      if (like.group() != null && !like.group().equals(now.group())) {
        view.setGroup(like.group());
      }
      if (like.owner() != null && !like.owner().equals(now.owner())) {
        view.setOwner(like.owner());
      }
    } catch (IOException notOurs) {
      // Who may replace a file need not be allowed to give it away; its bytes matter more.
      return;
    }
    setMode(view, like.mode());
  }
}
