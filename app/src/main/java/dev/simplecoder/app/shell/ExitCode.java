package dev.simplecoder.app.shell;

/** How the program ended, as the shell that started it sees it. */
public enum ExitCode {
  DONE(0, "done"),
  NOT_DONE(1, "not done: no answer, stuck, or nothing was applied"),
  USAGE(2, "wrong usage or configuration"),
  WITHHELD(3, "changes are withheld by the gate"),
  MODEL(4, "the model could not be reached or failed"),
  LIMIT(5, "a limit of steps or time was reached"),
  BUG(70, "a bug in SimpleCoder"),
  INTERRUPTED(130, "interrupted");

  private final int code;
  private final String meaning;

  ExitCode(int code, String meaning) {
    this.code = code;
    this.meaning = meaning;
  }

  public int code() {
    return code;
  }

  /** For the list in {@code --help}. */
  public String meaning() {
    return meaning;
  }
}
