package dev.simplecoder.app.arm;

import java.util.Locale;

/** What a model is asked to do when a dialect is tried out, in this order. */
public enum Question {
  /** Call {@code read_file} with a path. */
  READ(1),
  /** Say what was read, without another call. */
  ANSWER(2),
  /** Replace one piece of what was read. */
  EDIT(3),
  /** Create a file whose text is hard to quote. */
  WRITE(4);

  private final int number;

  Question(int number) {
    this.number = number;
  }

  /** Its place among them, from 1. */
  public int number() {
    return number;
  }

  /** As it is written in files and shown. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
