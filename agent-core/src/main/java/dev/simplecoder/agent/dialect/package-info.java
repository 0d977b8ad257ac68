/**
 * How calls of tools are put into words between the loop and a model.
 *
 * <p>The loop speaks in calls and results. {@link dev.simplecoder.agent.dialect.DialectModel}
 * stands between it and a model: it words each prompt in the model's {@link
 * dev.simplecoder.agent.dialect.Dialect} and reads the calls from the reply while that comes. What
 * a reader takes for a call it takes from an envelope that means nothing else; an example in prose,
 * and anything that the model only thinks, is never a call.
 *
 * <p>A reply goes from {@code TextReader} through {@code ReplyLines} and {@code Openings} into an
 * {@code Envelope}, of which there is one for each shape; {@code ToolWords} and {@code Turns} word
 * prompts, {@code BlockWriter} and {@code JsonCall} earlier calls.
 */
@NullMarked
package dev.simplecoder.agent.dialect;

import org.jspecify.annotations.NullMarked;
