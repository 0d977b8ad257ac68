/**
 * Choosing the model that is worth asking, and judging what came of it, as functions of data that
 * know no agent; {@code app.routing} is where the two meet. A {@code Situation} is a task and what
 * has failed on it; a {@code Policy} chooses among the {@code Option}s there and learns from each
 * {@code Experience}. {@code feature} makes numbers of a task, {@code outcome} predicts what an
 * attempt comes to, {@code policy} chooses, {@code reward} says what it was worth, {@code
 * selection} chooses among candidates when no test can be trusted, {@code train} learns step by
 * step, and {@code replay} judges policies without asking a model.
 */
@NullMarked
package dev.simplecoder.router;

import org.jspecify.annotations.NullMarked;
