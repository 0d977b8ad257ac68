/**
 * What a task would change passes the gate when it has been tried out and before the person is
 * asked.
 *
 * <p>{@link dev.simplecoder.app.held.TaskGate} asks {@code app.gate} at each final answer. What is
 * not good enough is taken back and another model tries, as long as there is one that has not; of
 * what was tried the best by its evidence is kept in the end, and shown or held back. {@code
 * Described} is what the gate is told: numbers and words from fixed tables, no text of a file or a
 * request. {@link dev.simplecoder.app.held.Deciding} sees what the person does with what is shown,
 * and {@code Looks} what later became of it; both become labels. What is held back is in the
 * session, from where {@link dev.simplecoder.app.held.HeldBack} finds it. An answer in words is
 * judged by {@code AnswerGate} and always shown. Nothing here lets anything be written.
 */
@NullMarked
package dev.simplecoder.app.held;

import org.jspecify.annotations.NullMarked;
