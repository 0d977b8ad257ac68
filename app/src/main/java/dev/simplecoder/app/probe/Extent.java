package dev.simplecoder.app.probe;

/** How much is tried out. */
public enum Extent {
  /** Dialects in their order, up to the first in which nothing fails or has to be mended. */
  FIRST,
  /** Every dialect. */
  ALL
}
