package dev.simplecoder.app.models;

/** What came of getting or removing a model. */
public sealed interface ModelChange {

  /** The server has done it. */
  record Made() implements ModelChange {}

  /** It has not, and what to do. */
  record Failed(Problem problem) implements ModelChange {}
}
