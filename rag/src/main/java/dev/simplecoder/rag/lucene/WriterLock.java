package dev.simplecoder.rag.lucene;

import dev.simplecoder.rag.Progress;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLockInterruptionException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;

/**
 * Lets one process at a time write an index; the others wait here.
 *
 * <p>The operating system gives it back when its holder dies, in whatever way.
 */
final class WriterLock implements AutoCloseable {

  private final FileChannel channel;

  private WriterLock(FileChannel channel) {
    this.channel = channel;
  }

  /** Waits until it is free, and says so where it is not. */
  static WriterLock taken(Path file, Progress progress) throws IOException, InterruptedException {
    FileChannel channel =
        FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    try {
      if (channel.tryLock() == null) {
        progress.at(new Progress.Waiting());
        var _ = channel.lock();
      }
      return new WriterLock(channel);
    } catch (FileLockInterruptionException _) {
      channel.close();
      var _ = Thread.interrupted();
      throw new InterruptedException("interrupted while waiting for " + file);
    } catch (IOException | RuntimeException e) {
      channel.close();
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }
}
