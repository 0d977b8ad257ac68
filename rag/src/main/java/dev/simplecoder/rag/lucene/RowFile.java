package dev.simplecoder.rag.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.ClosedByInterruptException;
import java.nio.channels.FileChannel;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileTime;
import org.jspecify.annotations.Nullable;

/**
 * A file of rows of one size, which grows at its end until another takes its place.
 *
 * @param size of a row, in bytes
 */
record RowFile(Path path, int size) {

  /** How many whole rows it has. */
  int rows() throws IOException {
    return Files.exists(path) ? (int) (Files.size(path) / size) : 0;
  }

  /**
   * What tells a state of the file from others.
   *
   * @param file the one that has the name; null where there is none, or the system numbers none
   */
  record Stamp(long bytes, FileTime written, @Nullable Object file) {}

  Stamp stamp() throws IOException {
    try {
      var attributes = Files.readAttributes(path, BasicFileAttributes.class);
      return new Stamp(attributes.size(), attributes.lastModifiedTime(), attributes.fileKey());
    } catch (NoSuchFileException _) {
      return new Stamp(0, FileTime.fromMillis(0), null);
    }
  }

  void remove() throws IOException {
    Files.deleteIfExists(path);
  }

  /** Takes the place of another file at one stroke; whoever has that one open goes on in it. */
  void replace(RowFile other) throws IOException {
    Files.move(path, other.path, StandardCopyOption.ATOMIC_MOVE);
  }

  /**
   * Writes rows from {@code first} on; what was there is gone. For the process that writes.
   *
   * @throws FileSystemException which names the file, such as where the disk is full
   */
  void write(int first, ByteBuffer rows) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long start = (long) first * size;
      channel.truncate(start).position(start);
      while (rows.hasRemaining()) {
        channel.write(rows);
      }
    } catch (ClosedByInterruptException | FileSystemException named) {
      throw named;
    } catch (IOException e) {
      var named = new FileSystemException(path.toString(), null, e.getMessage());
      named.initCause(e);
      throw named;
    }
  }

  /** Blocks until what was written is on the disk, whatever becomes of the machine. */
  void force() throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }
}
