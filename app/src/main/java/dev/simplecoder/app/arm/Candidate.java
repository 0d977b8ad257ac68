package dev.simplecoder.app.arm;

/**
 * A model for which an arm is chosen.
 *
 * @param name as the server has it
 * @param takesTools whether its server may offer it tools over its own protocol
 * @param thinks whether it is known to think aloud
 */
public record Candidate(String name, boolean takesTools, boolean thinks) {}
