package dev.simplecoder.app.models;

/**
 * Why there is no model to work with.
 *
 * @param message one line: what was tried and what happened
 * @param hint what to do about it, commands included
 */
public record Problem(Kind kind, String message, String hint) {

  /** Both in one line. */
  public String line() {
    return message + "; " + hint;
  }

  /** Of a server whose models are not needed, since another one has some. */
  public String passedOver() {
    return message + "; it was passed over";
  }

  /** What the caller may want to tell apart. */
  public enum Kind {
    /** Nothing answered, or not in time. */
    UNREACHABLE,
    /** The server wants a key, or another one. */
    KEY_REFUSED,
    /** Something answered that is no model server. */
    NO_MODEL_SERVER,
    /** Nothing answered where a server usually is, and no file is known either. */
    NOTHING_HERE,
    /** The server has no model. */
    NO_MODEL,
    /** The server does not have the model that was asked for. */
    UNKNOWN_MODEL,
    /** The model, or none of the models, can do the work: it writes no text or holds too little. */
    NOT_CAPABLE,
    /** The file is no model, or cannot be read. */
    BAD_FILE,
    /** The server speaks a protocol that has no word for what was wanted. */
    NOT_POSSIBLE,
    /** The server could not do what was wanted, or the connection broke. */
    FAILED
  }
}
