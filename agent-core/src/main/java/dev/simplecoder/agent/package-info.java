/**
 * The loop: guard, choose, ask, act.
 *
 * <p>{@link dev.simplecoder.agent.Agent} is the whole of it. It holds no state but the fold of its
 * own events, knows no terminal, no disk and no server, and ends with a {@link
 * dev.simplecoder.agent.event.Stop} that says why.
 */
@NullMarked
package dev.simplecoder.agent;

import org.jspecify.annotations.NullMarked;
