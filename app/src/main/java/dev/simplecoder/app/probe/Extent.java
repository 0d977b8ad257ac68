package dev.simplecoder.app.probe;

/** How much is tried out. */
public enum Extent {
  /** Dialects in their order, up to the first in which nothing fails. */
  FIRST,
  /** Every dialect. */
  ALL
}
