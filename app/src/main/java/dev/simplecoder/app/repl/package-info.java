/**
 * A session at a terminal: one task after the other in one conversation.
 *
 * <p>{@link dev.simplecoder.app.repl.Interactive} chooses the {@link
 * dev.simplecoder.app.repl.Seat}: a terminal where lines are edited and keys are taken one by one,
 * or plain lines where there is none. {@link dev.simplecoder.app.repl.Dialogue} then takes what is
 * typed: a message is the next task of the same session, done by {@code app.task} like every other;
 * a line with a slash is a {@link dev.simplecoder.app.repl.SlashCommand}. While a task runs, {@link
 * dev.simplecoder.app.repl.Keyboard} alone reads the terminal: what is typed is kept for later, and
 * only a key that is pressed on its own, after a question is on the screen, answers it.
 */
@NullMarked
package dev.simplecoder.app.repl;

import org.jspecify.annotations.NullMarked;
