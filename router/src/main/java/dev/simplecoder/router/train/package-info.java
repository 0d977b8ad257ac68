/**
 * Learning which arm to ask, step by step. A {@code Trainer} says how often it would ask each arm
 * for a task, draws the arms of a group of attempts, and takes in what they were worth, one {@code
 * Datum} an attempt. {@code Reinforce} follows the gradient of a softmax policy; {@code Taught} is
 * any policy of the router. {@code Learning} names them. All of it is a function of the data and of
 * the random numbers that it is given.
 */
@NullMarked
package dev.simplecoder.router.train;

import org.jspecify.annotations.NullMarked;
