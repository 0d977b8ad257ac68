package dev.simplecoder.app.settings;

/** Whether what is hardly worth the person's time is kept from them. */
public enum Gating {
  /** Nothing is judged. */
  OFF,
  /** It is judged and learned from, and shown all the same, until enough is known. */
  SHADOW,
  ON
}
