package dev.simplecoder.tools.apply;

/** A record of a change is not what was written once; the message says in what. */
final class Damaged extends Exception {
  private static final long serialVersionUID = 1L;

  Damaged(String message) {
    super(message);
  }
}
