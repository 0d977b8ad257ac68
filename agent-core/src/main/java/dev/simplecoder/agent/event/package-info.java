/**
 * Everything that happens in a task, as one closed union: the only way out of the loop.
 *
 * <p>Renderers, the session file and the loop's own memory ({@link
 * dev.simplecoder.agent.event.Transcript}) are equal consumers. Folding the saved events again
 * gives the same conversation.
 */
@NullMarked
package dev.simplecoder.agent.event;

import org.jspecify.annotations.NullMarked;
