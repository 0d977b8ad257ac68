/**
 * How calls of tools are put into words between the loop and a model.
 *
 * <p>{@link dev.simplecoder.agent.dialect.DialectModel} stands between the loop and a model: it
 * words each prompt in the model's {@link dev.simplecoder.agent.dialect.Dialect} and reads the
 * calls from the reply while that comes. A call is only what stands in an envelope that means
 * nothing else; an example in prose, and anything that the model only thinks, is none. A reply goes
 * from {@code TextReader} through {@code ReplyLines} and {@code Openings} into an {@code Envelope},
 * of which there is one for each shape; {@code BlockWriter} and {@code JsonCall} write calls as
 * they are read.
 */
@NullMarked
package dev.simplecoder.agent.dialect;

import org.jspecify.annotations.NullMarked;
