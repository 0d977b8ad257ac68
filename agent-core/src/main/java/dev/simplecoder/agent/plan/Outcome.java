package dev.simplecoder.agent.plan;

/** What came of a step. */
public enum Outcome {
  /** A file was staged, or a check that the model ran has passed; no check speaks against it. */
  DONE,
  /** The model said that it is done, and nothing bears that out. The plan goes on. */
  UNCONFIRMED,
  /** A check failed, or the model did not get on. */
  FAILED
}
