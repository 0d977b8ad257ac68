/**
 * Rules of what to show. {@code Always} and {@code Never} are what every other is set beside;
 * {@code Threshold} compares with a bar of seconds; {@code TwoStage} and {@code ValueOfInformation}
 * save generation as well, by doubt and by what it may be worth; {@code Guardrail} hides only what
 * is nearly always rejected. {@code Exploring} shows now and then what another one would not.
 */
@NullMarked
package dev.simplecoder.router.gate.policy;

import org.jspecify.annotations.NullMarked;
