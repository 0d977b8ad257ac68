/**
 * {@code simplecoder router}: what was decided, why, what came of it, and what another policy would
 * have come to. Everything is read from the log of decisions; only {@code reset} and {@code import}
 * change it.
 */
@NullMarked
package dev.simplecoder.app.decisions;

import org.jspecify.annotations.NullMarked;
