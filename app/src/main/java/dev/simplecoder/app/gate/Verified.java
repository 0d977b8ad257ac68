package dev.simplecoder.app.gate;

import java.util.ArrayList;
import java.util.List;

/**
 * What is known of a suggestion from running it and from how it came about. It counts from the
 * first day.
 *
 * @param tests how many ran; 0 where none did
 * @param failing how many of them
 * @param truncated whether the model's reply was cut off
 * @param toolErrors how many calls failed and were not made good
 * @param words what an answer says, held against files and calls
 */
public record Verified(
    State state, int tests, int failing, boolean truncated, int toolErrors, Words words) {

  /** Nothing is known. */
  public static final Verified NOTHING = new Verified(State.UNKNOWN, 0, 0, false, 0);

  /**
   * What is wrong with an answer.
   *
   * @param places in files that it names
   * @param missing of them, which are not there
   * @param unread of them, which the model has neither read nor been given
   * @param unborne claims about what was done, which the calls do not bear out
   */
  public record Words(int places, int missing, int unread, int unborne) {

    /** Nothing that could be checked was said. */
    public static final Words NOTHING = new Words(0, 0, 0, 0);

    public Words {
      if (missing < 0 || unread < 0 || places < missing + unread || unborne < 0) {
        throw new IllegalArgumentException(
            "%d missing and %d unread of %d places, %d claims"
                .formatted(missing, unread, places, unborne));
      }
    }

    private List<String> against() {
      List<String> phrases = new ArrayList<>();
      if (0 < missing) {
        phrases.add(
            "%d of %d places it names %s not exist"
                .formatted(missing, places, missing == 1 ? "does" : "do"));
      }
      if (0 < unread) {
        phrases.add(
            "%d of %d places it names %s not read"
                .formatted(unread, places, unread == 1 ? "was" : "were"));
      }
      if (0 < unborne) {
        phrases.add(
            unborne == 1
                ? "1 claim is not borne out by what was done"
                : unborne + " claims are not borne out by what was done");
      }
      return phrases;
    }
  }

  /** What the checks came to, beside the untouched files. */
  public enum State {
    UNKNOWN,
    PASSED,
    /** What fails now failed before as well. */
    NO_WORSE,
    /** It was made to have the checks pass, and they have not been seen to do so. */
    MENDS_NOTHING,
    /** Tests that passed now fail. */
    BREAKS_TESTS,
    /** It compiled before, or there was nothing to compile. */
    DOES_NOT_COMPILE
  }

  public Verified {
    if (failing < 0 || tests < failing || toolErrors < 0) {
      throw new IllegalArgumentException(
          "%d of %d tests fail, %d tool errors".formatted(failing, tests, toolErrors));
    }
  }

  /** Of what is not said in words. */
  public Verified(State state, int tests, int failing, boolean truncated, int toolErrors) {
    this(state, tests, failing, truncated, toolErrors, Words.NOTHING);
  }

  /** Whether it makes worse what was there, or does not do what alone it is for. */
  public boolean isBroken() {
    return switch (state) {
      case MENDS_NOTHING, BREAKS_TESTS, DOES_NOT_COMPILE -> true;
      case UNKNOWN, PASSED, NO_WORSE -> false;
    };
  }

  /** Whether anything here speaks against it. */
  public boolean isAgainst() {
    return !against().isEmpty();
  }

  /** The same of something that was made to have the checks pass. */
  public Verified ofMending() {
    return isBroken() || state == State.PASSED
        ? this
        : new Verified(State.MENDS_NOTHING, tests, failing, truncated, toolErrors, words);
  }

  /** What speaks against it, for the person; worst first. */
  public List<String> against() {
    List<String> phrases = new ArrayList<>(words.against());
    switch (state) {
      case DOES_NOT_COMPILE -> phrases.add("it does not compile");
      case BREAKS_TESTS -> phrases.add("tests that passed now fail");
      case MENDS_NOTHING -> phrases.add("the checks do not pass with it");
      case UNKNOWN, PASSED, NO_WORSE -> {}
    }
    if (0 < failing) {
      phrases.add("%d of %d tests fail".formatted(failing, tests));
    }
    if (truncated) {
      phrases.add("the reply was cut off");
    }
    if (0 < toolErrors) {
      phrases.add(
          toolErrors == 1 ? "1 tool error was left" : toolErrors + " tool errors were left");
    }
    return phrases;
  }
}
