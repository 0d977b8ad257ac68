package dev.simplecoder.app;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jline.terminal.Size;
import org.jline.utils.ScreenTerminal;

/** A program in a pseudo terminal, with the screen that a person would see. */
final class PtySession implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final Process process;
  private final ScreenTerminal screen;
  private final OutputStream person;
  private final StringBuilder raw = new StringBuilder();
  private String held = "";

  private PtySession(Process process, int rows, int columns) {
    this.process = process;
    this.screen = new ScreenTerminal(columns, rows);
    this.person = process.getOutputStream();
    Thread.ofPlatform().daemon().name("pty-screen").start(this::show);
  }

  /** Starts a command on a terminal of this size. */
  static PtySession start(
      int rows, int columns, Path folder, Map<String, String> environment, List<String> command)
      throws IOException {
    String script =
        Path.of(
                System.getProperty("simplecoder.repository"),
                "app/src/test/terminal/on_terminal.py")
            .toString();
    List<String> words = new ArrayList<>(List.of("python3", script, "" + rows, "" + columns));
    words.addAll(command);
    ProcessBuilder builder = new ProcessBuilder(words).directory(folder.toFile());
    builder.environment().clear();
    builder.environment().putAll(environment);
    return new PtySession(builder.start(), rows, columns);
  }

  /** Types text or control characters. */
  PtySession type(String keys) {
    return tell("keys " + HexFormat.of().formatHex(keys.getBytes(StandardCharsets.UTF_8)));
  }

  /** Blocks until the program has drawn something for the new size. */
  PtySession resize(int rows, int columns) throws InterruptedException {
    int before = raw().length();
    screen.setSize(Size.of(columns, rows));
    tell("size " + rows + " " + columns);
    return await("something new", _ -> before < raw().length());
  }

  /** Blocks until the screen shows the text, be it in one line or broken at the margin. */
  PtySession await(String text) throws InterruptedException {
    return await(
        "\"" + text + "\"",
        lines -> lines.replace('\n', ' ').contains(text) || lines.replace("\n", "").contains(text));
  }

  /** Blocks until a line can be typed: an empty prompt is the last thing above the status line. */
  PtySession awaitPrompt() throws InterruptedException {
    return await("a prompt", screen -> screen.matches("(?s)(.*\n)?>\n+[^\n]*\n"));
  }

  /** Blocks until the cursor stands in this column, from 0. */
  PtySession awaitCursor(int column) throws InterruptedException {
    return await("the cursor in column " + column, _ -> cursorColumn() == column);
  }

  private int cursorColumn() {
    int[] cursor = new int[2];
    screen.dump(new long[screen.getColumns() * screen.getRows()], cursor);
    return cursor[0];
  }

  /** Blocks until the screen is as is wanted. */
  PtySession await(String what, Predicate<String> wanted) throws InterruptedException {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (!wanted.test(screen())) {
      long left = Duration.ofNanos(end - System.nanoTime()).toMillis();
      if (left <= 0) {
        throw new AssertionError("never showed " + what + ":\n" + screen());
      }
      screen.waitDirty(Math.min(left, 200));
    }
    return this;
  }

  /** What the screen shows, without blanks at the ends of its lines and empty lines below. */
  String screen() {
    int columns = screen.getColumns();
    int rows = screen.getRows();
    long[] cells = new long[columns * rows];
    screen.dump(cells, new int[2]);
    var lines = new StringBuilder();
    for (int row = 0; row < rows; row++) {
      var line = new StringBuilder();
      for (int column = 0; column < columns; column++) {
        int codePoint = ScreenTerminal.cellCodePoint(cells[row * columns + column]);
        if (codePoint != 0) {
          line.appendCodePoint(codePoint);
        }
      }
      lines.append(line.toString().stripTrailing()).append('\n');
    }
    return lines.toString().stripTrailing() + "\n";
  }

  /** Everything that the program wrote so far, control sequences included. */
  String raw() {
    synchronized (raw) {
      return raw.toString();
    }
  }

  /** Waits for the end of the program. */
  int exit() throws InterruptedException {
    if (!process.waitFor(PATIENCE.toSeconds(), TimeUnit.SECONDS)) {
      throw new AssertionError("did not end:\n" + screen());
    }
    return process.exitValue();
  }

  Process process() {
    return process;
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
  }

  private PtySession tell(String line) {
    try {
      synchronized (person) {
        person.write((line + "\n").getBytes(StandardCharsets.UTF_8));
        person.flush();
      }
      return this;
    } catch (IOException failed) {
      throw new UncheckedIOException(screen(), failed);
    }
  }

  /**
   * A terminal that goes back to a saved place forgets that it stood at the margin elsewhere; the
   * library's does not, and would begin a line.
   */
  private String settled(String text) {
    String whole = held + text;
    held = whole.endsWith("\033") ? "\033" : "";
    return whole.substring(0, whole.length() - held.length()).replace("\0338", "\r\0338");
  }

  private void show() {
    try (var out = process.inputReader(Charset.forName("UTF-8"))) {
      char[] piece = new char[8192];
      for (int length = out.read(piece); 0 <= length; length = out.read(piece)) {
        String text = new String(piece, 0, length);
        synchronized (raw) {
          raw.append(text);
        }
        screen.write(settled(text));
      }
    } catch (IOException _) { // the program has ended
      return;
    }
  }
}
