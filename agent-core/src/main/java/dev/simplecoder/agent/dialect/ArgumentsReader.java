package dev.simplecoder.agent.dialect;

import dev.simplecoder.agent.model.Arguments;

/** Reads a JSON object that a model wrote, and mends what can mean one thing only. */
@FunctionalInterface
public interface ArgumentsReader {

  /** Never fails: what cannot be read has a {@link Arguments#problem}. */
  Arguments read(String json);
}
