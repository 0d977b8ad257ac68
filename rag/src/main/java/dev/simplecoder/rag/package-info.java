/**
 * Finding the passages of a workspace that a task is about.
 *
 * <p>Nothing is here yet: the agent reads, lists and searches files by its tools alone. An index of
 * the workspace and the retriever over it come here. They know no agent; {@code tools} offers them
 * to one.
 */
@NullMarked
package dev.simplecoder.rag;

import org.jspecify.annotations.NullMarked;
