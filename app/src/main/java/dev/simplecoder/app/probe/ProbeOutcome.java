package dev.simplecoder.app.probe;

import dev.simplecoder.app.arm.Probed;

/** What came of trying out how a model calls tools. */
public sealed interface ProbeOutcome {

  /** Every question that had to be asked was answered, be it well or not. */
  record Complete(Probed probed) implements ProbeOutcome {}

  /** The server did not go on, which says nothing of the model. */
  record Broken(String detail) implements ProbeOutcome {}
}
