package dev.simplecoder.app.models;

/**
 * How far a server has come with getting a model.
 *
 * @param phase what it does now, in its own words
 * @param bytes of this phase that are there; 0 where it counts none
 * @param totalBytes of this phase; 0 where it counts none
 */
public record PullProgress(String phase, long bytes, long totalBytes) {}
