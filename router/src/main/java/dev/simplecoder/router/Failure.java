package dev.simplecoder.router;

/** An attempt that did not pass its checks. */
public record Failure(Arm arm, Kind kind) {

  /** Why, from what stopped it first to what came nearest. */
  public enum Kind {
    NO_PROGRAM,
    SYNTAX,
    IMPORT,
    NAME_OR_TYPE,
    WRONG_ANSWER,
    TIMEOUT,
    PARTLY_PASSED,
    /** Nobody could say. */
    UNKNOWN
  }
}
