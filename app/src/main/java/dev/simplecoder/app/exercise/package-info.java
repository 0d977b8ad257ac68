/**
 * Attempts of models at problems that have tests: what learning and benchmarks are made of.
 *
 * <p>Whoever wants one says in {@code Asked} which problem, which arm, how it is sampled and what
 * has failed before; an {@code Attempter} has it made and judged; {@code Attempted} is all that
 * came of it, and a {@code Crew} does some at a time. What visible and what hidden tests said are
 * different types, so that nothing that a prompt is made of can hold what the hidden ones found.
 */
@NullMarked
package dev.simplecoder.app.exercise;

import org.jspecify.annotations.NullMarked;
