/**
 * Ways to choose what to try next: the same arm always, the best so far, bandits that look at the
 * task or do not, and the ones that plan on the outcome model. Each says with which probability it
 * chose and what its scores are made of.
 */
@NullMarked
package dev.simplecoder.router.policy;

import org.jspecify.annotations.NullMarked;
