/**
 * The learning signal. An {@code Attempt} on a task ended without a program, or with a {@code
 * TestCount}; a count or a {@code Shaping} makes a {@code Reward} of it, which is unknown where
 * there were no tests; the rewards of all attempts on one task are a {@code RewardGroup}, and its
 * advantages are what a policy learns from.
 *
 * <p>Visible and hidden tests never mix: each of these types says in its argument which {@code
 * Sight} it has, so what was learned from hidden tests cannot be handed to what writes a prompt.
 */
@NullMarked
package dev.simplecoder.router.reward;

import org.jspecify.annotations.NullMarked;
