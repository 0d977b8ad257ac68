/**
 * How probable it is that an attempt passes its checks, and is right if it does (F-33). Counts come
 * first: {@code FixRates} is the matrix of who repairs whose failures (F-34), each of its rates
 * shrunk towards what is known more generally, down to what is published of models of that family
 * and size. Features come on top: a logistic model with a part that all arms share, which is how
 * hard a task looks, and a part of each arm, which is what it is good at. Old experience fades.
 */
@NullMarked
package dev.simplecoder.router.outcome;

import org.jspecify.annotations.NullMarked;
