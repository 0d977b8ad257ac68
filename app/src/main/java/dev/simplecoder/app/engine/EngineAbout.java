package dev.simplecoder.app.engine;

import java.time.Instant;

/**
 * What a running engine says of itself.
 *
 * @param model the name of the one that it holds
 * @param window in tokens
 * @param asked the questions that it is answering or will answer next
 * @param answered the questions that it has answered
 * @param idleUntil when it ends, if nobody asks
 */
public record EngineAbout(
    String model,
    int window,
    long pid,
    Instant since,
    int asked,
    int answered,
    Instant idleUntil) {}
