/**
 * Whether a suggestion is worth a person's time, as functions of data. {@code Times} says what a
 * suggestion costs and saves, and from which probability of acceptance it pays (F-1 to F-7). A
 * {@code GatePolicy} is asked twice, before an {@code Item} is generated and once it exists, and
 * returns a {@code Decision} that explains itself. {@code acceptance} estimates the probability,
 * {@code policy} has the rules, {@code length} chooses between short and long, and {@code measure}
 * judges all of it on people who were held out. Nothing here allows a write.
 */
@NullMarked
package dev.simplecoder.router.gate;

import org.jspecify.annotations.NullMarked;
