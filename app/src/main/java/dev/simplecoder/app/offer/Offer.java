package dev.simplecoder.app.offer;

import dev.simplecoder.app.gate.Kind;

/**
 * Something that could be done next.
 *
 * @param text in one line for the person, without control characters
 * @param request what is asked where they take it
 */
public record Offer(Kind kind, String text, String request) {}
