package dev.simplecoder.rag.lucene;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * A file of rows of one size, which grows at its end.
 *
 * @param size of a row, in bytes
 */
record RowFile(Path path, int size) {

  /** How many whole rows it has. */
  int rows() throws IOException {
    return Files.exists(path) ? (int) (Files.size(path) / size) : 0;
  }

  /** Writes rows from {@code first} on; what was there is gone. For the process that writes. */
  void write(int first, ByteBuffer rows) throws IOException {
    try (FileChannel channel =
        FileChannel.open(path, StandardOpenOption.CREATE, StandardOpenOption.WRITE)) {
      long start = (long) first * size;
      channel.truncate(start).position(start);
      while (rows.hasRemaining()) {
        channel.write(rows);
      }
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
