package dev.simplecoder.app.store.decisions;

import dev.simplecoder.router.Failure;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/** Something that is to be learned from. */
public sealed interface Lesson {

  /**
   * What came of an attempt.
   *
   * @param decision the number of the decision to make it
   * @param passed the share of the checks' word, or the person's, that it is right; empty where
   *     nobody could say
   * @param reward what it was worth (F-21); likewise
   * @param failure why it did not pass; null where it did, or nobody could say
   */
  record Outcome(
      long decision,
      Source source,
      OptionalDouble passed,
      OptionalDouble reward,
      Failure.@Nullable Kind failure,
      Spent spent)
      implements Lesson {}

  /** What the person did later with an attempt that had passed: 1 for taking it, 0 for not. */
  record Word(long decision, double right) implements Lesson {}

  /** An arm is not what it was: all that was learned of it is void. */
  record Changed(String arm) implements Lesson {}

  /** All that was learned is void. */
  record Reset() implements Lesson {}

  /** Who says what came of an attempt. */
  enum Source {
    CHECKS,
    PERSON,
    /** How the task ended. */
    END,
    /** What was written: whether it could be used, and whether its claims hold. */
    READING
  }

  /** What an attempt took. */
  record Spent(double seconds, int promptTokens, int replyTokens) {
    public static final Spent NOTHING = new Spent(0, 0, 0);
  }
}
