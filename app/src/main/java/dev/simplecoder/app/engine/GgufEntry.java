package dev.simplecoder.app.engine;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Instant;

/**
 * A model that the engine can run.
 *
 * @param name by which a person calls it
 * @param digest {@code sha256:} and the hash of the file
 * @param modified when the file was last written, as the system says
 */
public record GgufEntry(
    String name, Path file, long bytes, Instant modified, String digest, GgufHeader header) {

  /** Whether the file is there and looks as it did when it was added. */
  boolean isAsAdded() {
    try {
      var now = Files.readAttributes(file, BasicFileAttributes.class);
      return now.size() == bytes && now.lastModifiedTime().toInstant().equals(modified);
    } catch (IOException _) {
      return false;
    }
  }

  /** What it takes in memory with a window of that many tokens, about. */
  long memory(int window) {
    return bytes + header.tokenBytes() * window + WORKSPACE;
  }

  /** What llama.cpp computes in, and the process around it. */
  private static final long WORKSPACE = 300L << 20;
}
