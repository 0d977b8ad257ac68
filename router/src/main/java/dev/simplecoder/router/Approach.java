package dev.simplecoder.router;

/** What an arm is given to work on. */
public enum Approach {
  /** The task alone, as if nothing had been tried; from an arm that has failed, another sample. */
  FRESH,
  /** The task with the attempt that failed and what its run has shown. */
  REPAIR
}
