/**
 * {@code simplecoder gate}: how far the gate may go, whether it is right, why it decided, and what
 * another rule would have saved. Everything is read from its log; only {@code reset} changes it.
 */
@NullMarked
package dev.simplecoder.app.decisions.gate;

import org.jspecify.annotations.NullMarked;
