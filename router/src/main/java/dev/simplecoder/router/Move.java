package dev.simplecoder.router;

/** What to do next on a task. */
public sealed interface Move {

  /** Let an arm try. */
  record Try(Option option) implements Move {}

  /** Ask the person one question before anything is tried. */
  record Ask() implements Move {}

  /** Leave it as it is: nothing that could be tried is worth its cost. */
  record Stop() implements Move {}
}
