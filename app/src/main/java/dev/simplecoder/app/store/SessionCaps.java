package dev.simplecoder.app.store;

import java.time.Duration;

/**
 * How much of past sessions is kept. The oldest go first; a session that is being written stays.
 *
 * @param bytes of all sessions together
 */
public record SessionCaps(int sessions, long bytes, Duration age) {

  public SessionCaps {
    if (sessions < 1 || bytes < 0 || age.isNegative()) {
      throw new IllegalArgumentException("caps keep at least the session at hand");
    }
  }
}
