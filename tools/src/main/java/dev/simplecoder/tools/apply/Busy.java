package dev.simplecoder.tools.apply;

/**
 * Another process is writing to the same output root, and nothing was changed.
 *
 * @param holder that process, in words
 */
public record Busy(String holder) implements Stopped {

  @Override
  public String message() {
    return "No file was changed: "
        + holder
        + " is writing to the same output root. Try again when it is done.";
  }
}
