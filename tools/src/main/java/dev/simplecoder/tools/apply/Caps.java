package dev.simplecoder.tools.apply;

import java.time.Duration;

/**
 * How much is kept for undo, for each output root. The oldest changes go first; the newest is never
 * dropped for its size, so a change larger than {@code bytes} can still be undone.
 *
 * @param bytes of all copies together, before and after
 */
public record Caps(long bytes, int changes, Duration age) {

  public Caps {
    if (bytes < 0 || changes < 1 || age.isNegative()) {
      throw new IllegalArgumentException("caps keep at least the newest change");
    }
  }
}
