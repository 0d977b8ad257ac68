/**
 * Choosing the model that is worth asking, and judging whether its suggestion is worth showing.
 *
 * <p>Nothing is here yet: the program asks the pinned model or the first capable one. The router
 * will be functions of data (estimate, choose, gate, reward, train) that know no agent; {@code
 * app.routing} is where the two meet.
 */
@NullMarked
package dev.simplecoder.router;

import org.jspecify.annotations.NullMarked;
