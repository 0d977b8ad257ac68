package dev.simplecoder.app.models;

/** Which of a server's models a task would use. */
public sealed interface Choice {

  /**
   * This one.
   *
   * @param contextTokens the window that it would be asked for
   * @param why one line: why it is this one, and with which window
   */
  record One(String model, int contextTokens, String why) implements Choice {}

  /** None, and what to do. */
  record None(Problem problem) implements Choice {}
}
