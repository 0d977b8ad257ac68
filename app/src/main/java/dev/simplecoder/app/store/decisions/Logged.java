package dev.simplecoder.app.store.decisions;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A line of the log. */
public sealed interface Logged {

  /** Counts up, for decisions and for lessons. */
  long id();

  /** A choice. */
  record Chosen(long id, Decision decision) implements Logged {}

  /**
   * What was learned from.
   *
   * @param of the decision that it is about; null where it is about none that is still kept
   */
  record Learned(long id, Instant at, Lesson lesson, @Nullable Decision of) implements Logged {}
}
