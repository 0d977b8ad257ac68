package dev.simplecoder.app.runs;

import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Collectors;

/** A file of a run that grows by whole lines. */
public final class RunLines implements AutoCloseable {

  private final Path file;
  private final FileChannel channel;
  private final List<String> earlier;

  private RunLines(Path file, FileChannel channel) throws IOException {
    this.file = file;
    this.channel = channel;
    this.earlier = wholeLines(channel);
  }

  /** Opens it at its end, without what a kill has left of a last line. */
  static RunLines append(Path file) {
    return RunDirectory.writing(file, () -> new RunLines(file, open(file)));
  }

  /** The same, and refuses where another process has it open in this way. */
  static RunLines alone(Path file) {
    return RunDirectory.writing(
        file,
        () -> {
          FileChannel channel = open(file);
          if (!isLocked(channel)) {
            channel.close();
            throw new UserError(
                file.getParent() + " is being written by another process",
                "Wait until that has ended, or end it.");
          }
          return new RunLines(file, channel);
        });
  }

  private static FileChannel open(Path file) throws IOException {
    return FileChannel.open(
        file, StandardOpenOption.CREATE, StandardOpenOption.READ, StandardOpenOption.WRITE);
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** Reads through the channel, for closing another one would give the lock away. */
  private static List<String> wholeLines(FileChannel channel) throws IOException {
    ByteBuffer bytes = ByteBuffer.allocate(Math.toIntExact(channel.size()));
    while (bytes.hasRemaining() && 0 <= channel.read(bytes)) {
      // Until all is read.
    }
    int whole = bytes.position();
    while (0 < whole && bytes.get(whole - 1) != '\n') {
      whole--;
    }
    if (whole < bytes.position()) {
      channel.truncate(whole);
    }
    channel.position(whole);
    return new String(bytes.array(), 0, whole, StandardCharsets.UTF_8).lines().toList();
  }

  /** The whole lines that were there when it was opened. */
  public List<String> earlier() {
    return earlier;
  }

  /** Blocks until the line is on the disk, whatever happens to the machine. */
  public synchronized void add(String line) {
    add(List.of(line));
    RunDirectory.writing(
        file,
        () -> {
          channel.force(false);
          return file;
        });
  }

  /** For lines that can be made again: they outlive this process, though maybe not the machine. */
  public synchronized void add(List<String> lines) {
    String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    RunDirectory.writing(
        file,
        () -> {
          RunDirectory.write(channel, StandardCharsets.UTF_8.encode(text));
          return file;
        });
  }

  @Override
  public void close() {
    RunDirectory.writing(
        file,
        () -> {
          channel.close();
          return file;
        });
  }
}
