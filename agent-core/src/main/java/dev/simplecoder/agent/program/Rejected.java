package dev.simplecoder.agent.program;

/**
 * A reply that was of no use, as a model is told of it.
 *
 * @param reply all that was written
 * @param complaint what the visible tests said, or why there is no program in it
 */
public record Rejected(String reply, String complaint) {}
