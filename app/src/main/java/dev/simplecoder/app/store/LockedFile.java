package dev.simplecoder.app.store;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/**
 * A small file of text that processes share. Changes replace it under a lock, so that they do not
 * lose each other's, and a reader sees the old text or the new one.
 *
 * <p>There is one object of this class for a file in a process.
 */
final class LockedFile {

  private final Path folder;
  private final String stem;
  private final int mostBytes;

  /** {@code stem} names the file, its lock, and what is to become the file, by their endings. */
  LockedFile(Path folder, String stem, int mostBytes) {
    this.folder = folder;
    this.stem = stem;
    this.mostBytes = mostBytes;
  }

  /** Work that is done while no other process changes the file. */
  interface Change<R> {
    R make() throws IOException;
  }

  Path path() {
    return folder.resolve(stem + ".jsonl");
  }

  /** Empty where there is no file. */
  String text() throws IOException {
    try (InputStream in = Files.newInputStream(path())) {
      byte[] bytes = in.readNBytes(mostBytes + 1);
      if (mostBytes < bytes.length) {
        throw new IOException(path() + ":1: larger than " + mostBytes + " bytes");
      }
      return new String(bytes, StandardCharsets.UTF_8);
    } catch (NoSuchFileException _) {
      return "";
    }
  }

  /** Blocks while another process changes the file. */
  synchronized <R> R locked(Change<R> change) throws IOException {
    OwnerOnly.folders(folder);
    Path lockFile = folder.resolve(stem + ".lock");
    try (FileChannel channel =
            FileChannel.open(lockFile, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock _ = channel.lock()) {
      return change.make();
    }
  }

  /** Within {@link #locked} only; what a killed process had written by then is written over. */
  void replace(String text) throws IOException {
    Path written = folder.resolve(stem + ".new");
    try {
      Files.deleteIfExists(written);
      OwnerOnly.newFile(written);
      try (FileChannel channel = FileChannel.open(written, StandardOpenOption.WRITE)) {
        ByteBuffer bytes = StandardCharsets.UTF_8.encode(text);
        while (bytes.hasRemaining()) {
          channel.write(bytes);
        }
        channel.force(true);
      }
      Files.move(written, path(), StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(written);
    }
  }
}
