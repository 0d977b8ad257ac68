package dev.simplecoder.tools.apply;

import java.io.Closeable;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Lets one process at a time write to an output root, and names it to the others. */
final class RootLock implements Closeable {

  static final String FILE = "lock";

  private static final Duration PAUSE = Duration.ofMillis(50);
  private static final int HOLDER_BYTES = 200;

  private final FileChannel channel;

  private RootLock(FileChannel channel) {
    this.channel = channel;
  }

  static RootLock open(Path directory) throws IOException {
    return new RootLock(
        FileChannel.open(
            directory.resolve(FILE),
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.CREATE),
            Attributes.creating(directory, "rw-------")));
  }

  /** Tries again and again with a pause between; true once it is ours. */
  boolean take(int attempts, Instant now) throws IOException, InterruptedException {
    for (int i = 0; i < attempts; i++) {
      if (0 < i) {
        Thread.sleep(PAUSE);
      }
      if (tryLock() != null) {
        write("process " + ProcessHandle.current().pid() + " (since " + now + ")");
        return true;
      }
    }
    return false;
  }

  String holder() throws IOException {
    ByteBuffer text = ByteBuffer.allocate(HOLDER_BYTES);
    channel.read(text, 0);
    String holder = new String(text.array(), 0, text.position(), StandardCharsets.UTF_8);
    return holder.isBlank() ? "another process" : holder.strip();
  }

  /** Far behind the text, which stays readable where locks forbid reading. */
  private @Nullable FileLock tryLock() throws IOException {
    try {
      return channel.tryLock(Long.MAX_VALUE - 1, 1, false);
    } catch (OverlappingFileLockException withinThisProcess) {
      return null;
    }
  }

  private void write(String holder) throws IOException {
    channel.truncate(0);
    channel.write(ByteBuffer.wrap(holder.getBytes(StandardCharsets.UTF_8)), 0);
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
