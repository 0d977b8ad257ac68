/**
 * How probable it is that a person accepts a suggestion. A {@code FeatureTable} makes numbers of an
 * {@code Observation}; {@code LogisticFit} and {@code CalibrationChoice} make shipped {@code
 * Weights} of many people's decisions, and an {@code AcceptanceModel} starts from them and moves
 * towards its own person with every decision.
 */
@NullMarked
package dev.simplecoder.router.gate.acceptance;

import org.jspecify.annotations.NullMarked;
