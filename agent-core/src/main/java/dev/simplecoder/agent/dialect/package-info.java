/**
 * How calls of tools are put into words between the loop and a model.
 *
 * <p>The loop speaks in calls and results. {@link dev.simplecoder.agent.dialect.DialectModel}
 * stands between it and a model: it words each prompt in the model's {@link
 * dev.simplecoder.agent.dialect.Dialect} and reads the calls from the reply while that comes. What
 * a reader takes for a call it takes from an envelope that means nothing else; an example in prose,
 * and anything that the model only thinks, is never a call.
 */
@NullMarked
package dev.simplecoder.agent.dialect;

import org.jspecify.annotations.NullMarked;
