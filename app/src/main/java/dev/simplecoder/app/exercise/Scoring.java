package dev.simplecoder.app.exercise;

/** Whether servers are asked how probable their models found each piece of a reply. */
public enum Scoring {
  /** Some servers refuse such a request. */
  WANTED,
  LEFT_OUT
}
