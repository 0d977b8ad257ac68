/**
 * What could be done next, offered without being asked while a session waits for a line.
 *
 * <p>{@link dev.simplecoder.app.offer.Turns} folds what a turn came to. When the prompt is there,
 * {@link dev.simplecoder.app.offer.Offers} looks for something to offer on another thread: tests
 * for what was changed, by facts alone, else a next step that the model writes beside the
 * conversation, of which {@link dev.simplecoder.app.offer.LastExchange} knows the end. Each passes
 * the gate, what a model has to write also before it is asked; what does not pass is kept without a
 * word. One line says what is offered; what the person does with it is its label. A line that is
 * submitted ends the search at once.
 */
@NullMarked
package dev.simplecoder.app.offer;

import org.jspecify.annotations.NullMarked;
