/**
 * Finds out how a model calls tools, by asking it a few tiny questions in each dialect.
 *
 * <p>{@link dev.simplecoder.app.probe.DialectProbe} asks them with the instructions and the tools
 * of a real task, so that it tries out what a task will need. The questions and the files that they
 * are about lie beside the class. {@link dev.simplecoder.app.probe.ProbeWords} tells the person of
 * it.
 */
@NullMarked
package dev.simplecoder.app.probe;

import org.jspecify.annotations.NullMarked;
