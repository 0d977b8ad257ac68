package dev.simplecoder.agent.tool;

/**
 * A call that cannot be prepared. The message is for the model: what was wrong, and what to write
 * instead.
 */
public final class BadArguments extends Exception {
  private static final long serialVersionUID = 1L;

  public BadArguments(String message) {
    super(message);
  }
}
