package dev.simplecoder.app.exercise;

/** A server or a sandbox failed, which says nothing about the model. */
public final class NotAttempted extends Exception {
  private static final long serialVersionUID = 1L;

  /**
   * @param why one line for the person: what happened, and where
   */
  public NotAttempted(String why) {
    super(why);
  }

  /** For the person. */
  public String why() {
    return String.valueOf(getMessage());
  }
}
