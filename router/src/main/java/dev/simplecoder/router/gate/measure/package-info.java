/**
 * The gate judged on decisions that people made, each by what was learned from other people and
 * from their own earlier decisions. {@code Quality} says how good the probabilities are, {@code
 * PolicyReplay} what the rules would have saved.
 */
@NullMarked
package dev.simplecoder.router.gate.measure;

import org.jspecify.annotations.NullMarked;
