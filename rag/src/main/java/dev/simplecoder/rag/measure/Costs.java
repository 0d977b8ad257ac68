package dev.simplecoder.rag.measure;

import java.time.Duration;

/**
 * What an index took.
 *
 * @param passages that it holds
 * @param build the time to make it from nothing
 * @param bytes on the disk
 * @param update the time after one file had changed
 * @param median of the times of a query
 * @param slowest of a hundred queries, the time of the second slowest
 */
public record Costs(
    int passages, Duration build, long bytes, Duration update, Duration median, Duration slowest) {}
