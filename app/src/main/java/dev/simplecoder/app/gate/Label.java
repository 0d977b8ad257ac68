package dev.simplecoder.app.gate;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalDouble;

/**
 * What became of a suggestion. A later one of the same suggestion replaces an earlier one, but for
 * what it leaves empty.
 *
 * @param decideSeconds from when it was drawn to the first key of the decision
 * @param editSeconds in which what it wrote was changed
 * @param revertedSeconds after which it was taken back
 * @param survival how much of what was written was still there later
 */
public record Label(
    Word word,
    OptionalDouble decideSeconds,
    Focus focus,
    OptionalDouble editSeconds,
    OptionalDouble revertedSeconds,
    List<Survived> survival,
    Tests tests) {

  /** After so long without being taken back, what was accepted stays so. */
  public static final Duration SETTLED = Duration.ofMinutes(10);

  /** Which it is, which is its cause as well. */
  public enum Word {
    ACCEPTED(true, 1),
    /** More than half of it was changed before it was accepted. */
    EDITED(false, 1),
    REJECTED(false, 1),
    /** There was no decision before the next request or for five minutes. */
    IGNORED(false, 0.5),
    /** It was accepted and taken back within ten minutes, or less than half of it survived. */
    REVERTED(false, 1),
    /** Nobody can say; it is not learned from. */
    CENSORED(false, 0);

    private final boolean accepted;
    private final double weight;

    Word(boolean accepted, double weight) {
      this.accepted = accepted;
      this.weight = weight;
    }

    public boolean isAccepted() {
      return accepted;
    }

    /** How much it teaches. */
    public double weight() {
      return weight;
    }

    /** Whether something is known by it. */
    public boolean isKnown() {
      return 0 < weight;
    }
  }

  /** Whether the terminal had the person's attention all the time. */
  public enum Focus {
    KEPT,
    LOST,
    /** The terminal does not say. */
    UNKNOWN
  }

  /** What the project's tests said afterwards, which is no acceptance. */
  public enum Tests {
    PASSED,
    FAILED,
    UNKNOWN
  }

  /**
   * One look at what was written.
   *
   * @param seconds after it was accepted
   * @param share that was still there
   */
  public record Survived(double seconds, double share) {}

  public Label {
    survival = List.copyOf(survival);
  }

  /** With nothing else known. */
  public static Label of(Word word) {
    return new Label(
        word,
        OptionalDouble.empty(),
        Focus.UNKNOWN,
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        List.of(),
        Tests.UNKNOWN);
  }

  /** The same, decided after so many seconds. */
  public Label decidedAfter(double seconds, Focus kept) {
    return new Label(
        word, OptionalDouble.of(seconds), kept, editSeconds, revertedSeconds, survival, tests);
  }

  /** This one, with what it leaves empty taken from an earlier one. */
  public Label over(Label earlier) {
    List<Survived> looks = new ArrayList<>(earlier.survival);
    looks.addAll(survival);
    return new Label(
        word,
        decideSeconds.isPresent() ? decideSeconds : earlier.decideSeconds,
        focus == Focus.UNKNOWN ? earlier.focus : focus,
        editSeconds.isPresent() ? editSeconds : earlier.editSeconds,
        revertedSeconds.isPresent() ? revertedSeconds : earlier.revertedSeconds,
        looks,
        tests == Tests.UNKNOWN ? earlier.tests : tests);
  }
}
