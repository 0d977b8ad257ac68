package dev.simplecoder.app.retrieval;

import dev.simplecoder.app.shell.Scratch;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder for one index: the index itself, and what is said about it. A file beside it is locked
 * by those who use it; the time of another one in it says when it was last used.
 */
public record IndexFolder(Path path) {

  static final Pattern NAME = Pattern.compile("[0-9a-f]{32}");

  private static final Set<PosixFilePermission> OWNERS =
      PosixFilePermissions.fromString("rwx------");
  private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
      PosixFilePermissions.asFileAttribute(OWNERS);

  /** Nobody drops an index while this is open. */
  record Use(@Nullable FileChannel locked) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      if (locked != null) {
        locked.close();
      }
    }
  }

  /** What came of dropping an index. */
  public enum Drop {
    DROPPED,
    NOT_THERE,
    /** Another process uses it. */
    IN_USE
  }

  Path index() {
    return path.resolve("index");
  }

  Path aboutFile() {
    return path.resolve("about");
  }

  public Optional<IndexAbout> about() {
    return IndexAbout.read(aboutFile());
  }

  public boolean exists() {
    return Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS);
  }

  /** Makes what is missing. A link in the place of a folder would lead the index elsewhere. */
  Use use(Instant now) throws IOException {
    Files.createDirectories(path.getParent(), OWNER_ONLY);
    if (Files.isSymbolicLink(lockFile()) || Files.isSymbolicLink(aboutFile())) {
      throw new FileSystemException(path.toString(), null, "has a link in the place of a file");
    }
    FileChannel channel =
        FileChannel.open(
            lockFile(),
            StandardOpenOption.CREATE,
            StandardOpenOption.READ,
            StandardOpenOption.WRITE);
    try {
      channel.lock(0, Long.MAX_VALUE, true);
      folder(path);
      folder(index());
      // Never the lock's own time: that opens and closes it, which gives the lock back.
      Files.write(
          usedFile(),
          new byte[0],
          StandardOpenOption.CREATE,
          StandardOpenOption.WRITE,
          LinkOption.NOFOLLOW_LINKS);
      Files.setLastModifiedTime(usedFile(), FileTime.from(now));
      return new Use(channel);
    } catch (OverlappingFileLockException ours) {
      channel.close(); // this process holds it already, for as long as it runs
      return new Use(null);
    } catch (IOException failed) {
      channel.close();
      throw failed;
    }
  }

  Instant lastUsed() {
    try {
      return Files.getLastModifiedTime(usedFile()).toInstant();
    } catch (IOException unknown) {
      return Instant.EPOCH;
    }
  }

  public long bytes() throws IOException {
    long bytes = 0;
    try (Stream<Path> files = Files.walk(path)) {
      for (Path file : (Iterable<Path>) files::iterator) {
        bytes += Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) ? size(file) : 0;
      }
    }
    return bytes;
  }

  public Drop drop() throws IOException {
    if (!exists()) {
      return Drop.NOT_THERE;
    }
    try (FileChannel channel =
            FileChannel.open(
                lockFile(),
                StandardOpenOption.CREATE,
                StandardOpenOption.WRITE,
                LinkOption.NOFOLLOW_LINKS);
        FileLock lock = channel.tryLock()) {
      if (lock == null) {
        return Drop.IN_USE;
      }
      Scratch.delete(path);
      return Drop.DROPPED;
    } catch (OverlappingFileLockException ours) {
      return Drop.IN_USE;
    } catch (NoSuchFileException other) {
      return Drop.NOT_THERE; // another process has dropped it
    }
  }

  private Path usedFile() {
    return path.resolve("used");
  }

  /** It stays when the index is dropped: a lock on a file that is gone keeps nobody out. */
  private Path lockFile() {
    return path.resolveSibling(path.getFileName() + ".lock");
  }

  private static void folder(Path folder) throws IOException {
    if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(folder, OWNER_ONLY);
    }
    if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
      throw new NotDirectoryException(folder.toString());
    }
    if (!Files.getPosixFilePermissions(folder, LinkOption.NOFOLLOW_LINKS).equals(OWNERS)) {
      Files.setPosixFilePermissions(folder, OWNERS); // fails where somebody else owns it
    }
  }

  private static long size(Path file) throws IOException {
    try {
      return Files.size(file);
    } catch (NoSuchFileException gone) {
      return 0; // the one who writes the index has just dropped it
    }
  }
}
