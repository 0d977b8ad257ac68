package dev.simplecoder.app.repl;

/** What came from the person at the prompt. */
sealed interface Typed {

  /** A message, or a line with a slash or an exclamation mark; several lines are one. */
  record Text(String text) implements Typed {}

  /** Nothing; the line was given up. */
  record Nothing() implements Typed {}

  /** The person leaves. */
  record End() implements Typed {}
}
