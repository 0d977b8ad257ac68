package dev.simplecoder.app.shell;

/** Something the person has to put right: it ends the program with one line on stderr. */
public final class UserError extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String hint;

  /**
   * @param message what is wrong, without a full stop
   * @param hint what to do about it, a whole sentence
   */
  public UserError(String message, String hint) {
    super(message, null, false, false);
    this.hint = hint;
  }

  public String hint() {
    return hint;
  }

  /** Message and hint, as one line that is safe on a terminal. */
  public String line() {
    return Visible.line(getMessage() + ". " + hint);
  }
}
