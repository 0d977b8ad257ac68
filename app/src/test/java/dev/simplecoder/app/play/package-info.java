/**
 * Tasks that a scripted model plays behind the replay server, for tests that need many of them.
 *
 * <p>A {@link dev.simplecoder.app.play.PlayedTask} is what is called and what must come of it, a
 * {@link dev.simplecoder.app.play.Shape} how a model prints its calls, and a {@link
 * dev.simplecoder.app.play.PlayedRun} what came of one in the other.
 */
package dev.simplecoder.app.play;
