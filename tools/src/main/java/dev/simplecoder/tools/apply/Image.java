package dev.simplecoder.tools.apply;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
import java.security.MessageDigest;

/** What a file's bytes are known by. */
record Image(String sha256, long bytes) {

  private static final int CHUNK = 64 * 1024;

  /** Reads to the end. */
  static Image of(InputStream content) throws IOException {
    return read(content, (_, _) -> {});
  }

  /** Writes all of {@code content}, a piece at a time. */
  static Image copy(InputStream content, WritableByteChannel to) throws IOException {
    return read(
        content,
        (piece, length) -> {
          ByteBuffer buffer = ByteBuffer.wrap(piece, 0, length);
          while (buffer.hasRemaining()) {
            to.write(buffer);
          }
        });
  }

  private static Image read(InputStream content, Piece taker) throws IOException {
    MessageDigest digest = Sha256.digest();
    byte[] piece = new byte[CHUNK];
    long bytes = 0;
    for (int n = content.read(piece); 0 <= n; n = content.read(piece)) {
      digest.update(piece, 0, n);
      taker.take(piece, n);
      bytes += n;
    }
    return new Image(Sha256.hex(digest), bytes);
  }

  private interface Piece {
    void take(byte[] bytes, int length) throws IOException;
  }
}
