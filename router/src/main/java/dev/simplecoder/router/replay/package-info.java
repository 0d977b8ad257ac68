/**
 * Policies judged without asking a model: on tables that say for every task what every arm came to,
 * where the truth is known, and on a log of choices that were made with known probabilities, where
 * it is estimated (F-38).
 */
@NullMarked
package dev.simplecoder.router.replay;

import org.jspecify.annotations.NullMarked;
