package dev.simplecoder.app.command;

/** The words after a command's name are not ones that it knows. */
public final class BadUsage extends Exception {
  private static final long serialVersionUID = 1L;

  /** What is wrong, without a full stop. */
  public BadUsage(String message) {
    super(message);
  }
}
