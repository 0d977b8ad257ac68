package dev.simplecoder.tools.fs;

/** What a path is wanted for; it may be fine to read what must not be written. */
public enum Purpose {
  READ,
  WRITE
}
