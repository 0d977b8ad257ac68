package dev.simplecoder.app.command;

import dev.simplecoder.app.shell.Shell;
import dev.simplecoder.app.shell.UserError;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/** The part of a task that comes on stdin. */
final class PipedText {

  private static final int MOST_BYTES = 1024 * 1024;

  private PipedText() {}

  /**
   * Blocks until stdin ends. Empty where stdin is a terminal, closed, or has nothing; a stdin that
   * stays silent is announced, since a program that inherits an open pipe would wait for ever.
   */
  static String read(Shell shell) {
    if (shell.isTerminal(Shell.Stream.IN)) {
      return "";
    }
    byte[] bytes;
    CountDownLatch ended = new CountDownLatch(1);
    try {
      if (shell.in().available() == 0) {
        announce(shell, ended);
      }
      bytes = shell.in().readNBytes(MOST_BYTES + 1);
    } catch (IOException _) {
      return "";
    } finally {
      ended.countDown();
    }
    if (MOST_BYTES < bytes.length) {
      throw new UserError(
          "the text on stdin is larger than " + MOST_BYTES / 1024 + " KiB",
          "Save it as a file in the workspace and name the file in the task.");
    }
    return decode(bytes).strip();
  }

  private static void announce(Shell shell, CountDownLatch ended) {
    Thread.ofPlatform()
        .daemon()
        .start(() -> {
          try {
            if (!ended.await(1, TimeUnit.SECONDS)) {
              shell.notice(
                  "waiting for the rest of the task on stdin; start with </dev/null if there"
                      + " is none");
            }
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        });
  }

  private static String decode(byte[] bytes) {
    try {
      String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
      if (0 <= text.indexOf('\0')) {
        throw notText();
      }
      return text.startsWith("\uFEFF") ? text.substring(1) : text;
    } catch (CharacterCodingException _) {
      throw notText();
    }
  }

  private static UserError notText() {
    return new UserError("stdin is not UTF-8 text", "Pipe text, or start with </dev/null.");
  }
}
