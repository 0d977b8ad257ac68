/**
 * How good retrieval is, in figures: queries with known answers, our ranking, and two baselines.
 *
 * <p>{@code Benchmark} unpacks repositories, indexes each of them and all of them as one, asks
 * every query of every {@code Contestant}, and gives a {@code Report}. The contestants are the
 * index as it is delivered, a count of keywords as one gets it from a search by pattern, and
 * Lucene's own BM25 over passages of forty lines. Nothing here is used when a person asks.
 */
@NullMarked
package dev.simplecoder.rag.measure;

import org.jspecify.annotations.NullMarked;
