package dev.simplecoder.app.runs;

import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** A file of a run that grows by whole lines. */
public final class RunLines implements AutoCloseable {

  private final Path file;

  /** Unlike a channel it is not closed by an interrupt, which may come with half a line written. */
  private final RandomAccessFile opened;

  private final List<String> earlier;

  private RunLines(Path file, RandomAccessFile opened) throws IOException {
    this.file = file;
    this.opened = opened;
    this.earlier = wholeLines(opened);
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
          RandomAccessFile opened = open(file);
          if (!isLocked(opened.getChannel())) {
            opened.close();
            throw new UserError(
                file.getParent() + " is being written by another process",
                "Wait until that has ended, or end it.");
          }
          return new RunLines(file, opened);
        });
  }

  private static RandomAccessFile open(Path file) throws IOException {
    return new RandomAccessFile(file.toFile(), "rw");
  }

  private static boolean isLocked(FileChannel channel) throws IOException {
    try {
      return channel.tryLock() != null;
    } catch (OverlappingFileLockException _) {
      return false;
    }
  }

  /** Reads what is open already, for closing another one would give the lock away. */
  private static List<String> wholeLines(RandomAccessFile opened) throws IOException {
    byte[] bytes = new byte[Math.toIntExact(opened.length())];
    opened.readFully(bytes);
    int whole = bytes.length;
    while (0 < whole && bytes[whole - 1] != '\n') {
      whole--;
    }
    if (whole < bytes.length) {
      opened.setLength(whole);
    }
    opened.seek(whole);
    return new String(bytes, 0, whole, StandardCharsets.UTF_8).lines().toList();
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
          opened.getFD().sync();
          return file;
        });
  }

  /**
   * For lines that can be made again: they outlive this process, though maybe not the machine. Of
   * lines for which there is no room, no part stays.
   */
  public synchronized void add(List<String> lines) {
    String text = lines.stream().map(line -> line + "\n").collect(Collectors.joining());
    RunDirectory.writing(
        file,
        () -> {
          long end = opened.getFilePointer();
          try {
            opened.write(text.getBytes(StandardCharsets.UTF_8));
          } catch (IOException full) {
            cut(end, full);
            throw full;
          }
          return file;
        });
  }

  private void cut(long end, IOException why) {
    try {
      opened.setLength(end);
    } catch (IOException further) {
      why.addSuppressed(further);
    }
  }

  @Override
  public void close() {
    RunDirectory.writing(
        file,
        () -> {
          opened.close();
          return file;
        });
  }
}
