package dev.simplecoder.app.exercise;

/**
 * How probable a model found a piece of its reply after all before it.
 *
 * @param token the piece as text
 * @param value its natural logarithm, not above 0
 */
public record LogProbability(String token, double value) {}
