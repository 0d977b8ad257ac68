package dev.simplecoder.app.gate;

import java.util.Locale;

/** What might be shown. */
public enum Kind {
  /**
   * A change set that the person asked for; what is held back of it is never held back silently.
   */
  CHANGES("changes"),
  /** What a model says to the person in answer to a request. It is always shown. */
  ANSWER("answer"),
  NEXT_STEP("next step"),
  EXTRA_PATCH("extra patch"),
  REVIEW_NOTE("remark"),
  ALTERNATIVE("alternative"),
  TEST_OFFER("tests"),
  WATCH_FIX("fix");

  private final String noun;

  Kind(String noun) {
    this.noun = noun;
  }

  public boolean isAsked() {
    return this == CHANGES || isInWords();
  }

  /**
   * Whether it is said and not done. Who decides on such does it in words or not at all, so that
   * what is known of it says nothing of the other kinds.
   */
  public boolean isInWords() {
    return this == ANSWER;
  }

  /** Whether it is files that a task has changed, which are taken by applying them. */
  public boolean isOfFiles() {
    return this == CHANGES || this == WATCH_FIX;
  }

  /** For the person. */
  public String noun() {
    return noun;
  }

  /** As features and the log call it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
