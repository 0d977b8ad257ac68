package dev.simplecoder.app.repl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/**
 * The characters of a terminal, of which only those are read that are there. A read that waits
 * cannot be called off, and would take the first key of an editor that is started meanwhile.
 */
final class PolledKeys {

  /** No key came in time. */
  static final int NONE = -2;

  private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(5);

  private final InputStream in;
  private final CharsetDecoder decoder =
      StandardCharsets.UTF_8
          .newDecoder()
          .onMalformedInput(CodingErrorAction.REPLACE)
          .onUnmappableCharacter(CodingErrorAction.REPLACE);
  private final StringBuilder read = new StringBuilder();
  private byte[] rest = new byte[0];

  PolledKeys(InputStream in) {
    this.in = in;
  }

  /** Whether there are characters that were read from the terminal and not taken. */
  boolean holds() {
    return !read.isEmpty();
  }

  /** The next character, or {@link #NONE}. */
  int read(long patienceMillis) throws IOException {
    int next = peek(patienceMillis);
    if (next != NONE) {
      read.deleteCharAt(0);
    }
    return next;
  }

  /** The same, and it stays the next one. */
  int peek(long patienceMillis) throws IOException {
    long end = System.nanoTime() + TimeUnit.MILLISECONDS.toNanos(patienceMillis);
    while (read.isEmpty()) {
      if (0 < in.available()) {
        take(in.readNBytes(in.available()));
      } else if (end <= System.nanoTime()) {
        return NONE;
      } else {
        LockSupport.parkNanos(PAUSE_NANOS);
      }
    }
    return read.charAt(0);
  }

  /** A character may come in several pieces. */
  private void take(byte[] bytes) {
    var whole = ByteBuffer.allocate(rest.length + bytes.length).put(rest).put(bytes).flip();
    var characters = CharBuffer.allocate(whole.remaining());
    decoder.decode(whole, characters, false);
    rest = new byte[whole.remaining()];
    whole.get(rest);
    read.append(characters.flip());
  }
}
