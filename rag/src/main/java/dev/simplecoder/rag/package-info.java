/**
 * Finding the passages of a workspace that a question is about.
 *
 * <p>{@code Corpus} is what may be found: whoever offers it decides what is ignored and what is
 * secret. {@code Index} remembers it, {@code Retriever} searches what is remembered and reads the
 * passages from the corpus again, so that nothing comes back that is not on the disk. Words are
 * always enough; an {@code Embedder} adds meaning where there is one. Every {@code Hit} explains
 * its score in parts that add up to it.
 */
@NullMarked
package dev.simplecoder.rag;

import org.jspecify.annotations.NullMarked;
