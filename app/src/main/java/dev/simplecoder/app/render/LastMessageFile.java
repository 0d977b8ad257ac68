package dev.simplecoder.app.render;

import dev.simplecoder.agent.event.AgentEvent;
import dev.simplecoder.agent.event.EventSink;
import dev.simplecoder.app.shell.Refusal;
import java.io.FileOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.function.Consumer;

/**
 * Writes what the model said last to a file when the task has ended, however it ended. The file
 * appears whole or not at all.
 */
public final class LastMessageFile implements EventSink {

  private final Path file;
  private final Consumer<String> notices;
  private final LastMessage last = new LastMessage();

  /**
   * @param notices is told if the file cannot be written
   */
  public LastMessageFile(Path file, Consumer<String> notices) {
    this.file = file.toAbsolutePath();
    this.notices = notices;
  }

  /** What was said before; it is written where nothing is said after it. */
  public void recall(List<AgentEvent> history) {
    history.forEach(last::accept);
  }

  @Override
  public void accept(AgentEvent event) {
    last.accept(event);
    if (!(event instanceof AgentEvent.TaskEnded)) {
      return;
    }
    try {
      write(last.best());
    } catch (IOException failed) {
      notices.accept("the last message is not in " + file + ": " + Refusal.of(failed));
    }
  }

  private void write(String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    if (file.getParent() == null || Files.isDirectory(file)) {
      throw new IOException("it is a directory");
    }
    if (Files.exists(file) && !Files.isRegularFile(file)) { // a pipe or /dev/stdout has no rename
      write(file, bytes);
      return;
    }
    Path target = Files.exists(file) ? file.toRealPath() : file;
    // Not createTempFile: the file is the person's, with the mode that their files have. But made
    // here, so that no link of this name, which can be guessed, is followed.
    Path temporary =
        target.resolveSibling("." + target.getFileName() + "." + ProcessHandle.current().pid());
    Files.createFile(temporary);
    try {
      write(temporary, bytes);
      Files.move(temporary, target, StandardCopyOption.ATOMIC_MOVE);
    } finally {
      Files.deleteIfExists(temporary);
    }
  }

  /** Not through a channel, which an interrupt would close. */
  private static void write(Path to, byte[] bytes) throws IOException {
    try (var out = new FileOutputStream(to.toFile())) {
      out.write(bytes);
    }
  }
}
