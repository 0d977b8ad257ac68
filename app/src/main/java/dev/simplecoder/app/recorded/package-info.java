/**
 * Models without weights: what models wrote once is served under their names over Ollama's
 * protocol, so that whatever asks a model can be run from end to end, and comes to the same each
 * time.
 *
 * <p>{@code Recordings} find the problem that a prompt speaks of and the reply that was recorded;
 * {@code RecordedServer} says it, on loopback only. A prompt that speaks of no recorded problem is
 * an error: nothing is made up.
 */
@NullMarked
package dev.simplecoder.app.recorded;

import org.jspecify.annotations.NullMarked;
