package dev.simplecoder.app.offer;

/** What is above a line that the person may type; for every thread. */
public interface Margin {

  /** Blocks until the line is there. */
  void await() throws InterruptedException;

  /** Whether the line is there, with nothing typed in it and room for another one above. */
  boolean isFree();

  /**
   * Shows one line above, as much of it as the screen holds.
   *
   * @param hint what follows it where there is room
   */
  void show(String text, String hint);

  /** Shows a notice above, in several lines where it is too long for one. */
  void tell(String notice);
}
