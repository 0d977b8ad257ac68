/**
 * The places in files that a final answer names as its evidence, held against what the model has
 * seen.
 *
 * <p>{@link dev.simplecoder.agent.citation.SeenLines} folds the events to the lines that were read,
 * found or retrieved; {@link dev.simplecoder.agent.citation.Citations} finds the places in an
 * answer and says of each that is wrong what is wrong with it. Like the claims about what was done,
 * what cannot be told for sure is let pass: addresses, times and code that only look like a place.
 */
@NullMarked
package dev.simplecoder.agent.citation;

import org.jspecify.annotations.NullMarked;
