package dev.simplecoder.app.gate;

import java.util.Locale;

/** How far the gate may go. */
public enum Mode {
  /** Nothing is judged. */
  OFF,
  /** What was learned is only noted; what was verified counts. */
  SHADOW,
  /** What was learned counts too, once it has shown that it may. */
  ON;

  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
