package dev.simplecoder.app.render;

/** How much of the activity is shown. */
public enum Verbosity {
  /** The answer, the changes, questions, and what went wrong. */
  QUIET,
  /** Also a line for each call and one at the end. */
  NORMAL,
  /** Also the model and why, arguments, and what each request took. */
  VERBOSE
}
