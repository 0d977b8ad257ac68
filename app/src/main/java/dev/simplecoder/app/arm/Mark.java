package dev.simplecoder.app.arm;

import java.util.Locale;

/** What came of a question. */
public enum Mark {
  /** What was wanted, as it should be written. */
  PASSED(2),
  /** What was wanted, once it was mended. */
  REPAIRED(1),
  /** Something else. */
  FAILED(0),
  /** The server did not take the question in this dialect, or could not read the model's reply. */
  REFUSED(0);

  private final int points;

  Mark(int points) {
    this.points = points;
  }

  int points() {
    return points;
  }

  public boolean isGood() {
    return 0 < points;
  }

  /** As it is written in files and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
