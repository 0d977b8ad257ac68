package dev.simplecoder.app.exercise;

import java.time.Duration;

/**
 * What an attempt took.
 *
 * @param promptTokens as the server counted them; 0 where it does not say, as when the reply was
 *     ended here
 * @param completionTokens likewise; where the reply was ended here, the pieces that had come
 * @param answering from the request to the end of the reply
 * @param testing in the sandbox
 */
public record Spent(int promptTokens, int completionTokens, Duration answering, Duration testing) {}
