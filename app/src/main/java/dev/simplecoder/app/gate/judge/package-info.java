/**
 * The gate as it learns. The log is the only teacher, and is read anew for each verdict, so that
 * processes learn from each other and a reset is heard of at once: {@code Memory} is what it
 * teaches of acceptance, {@code Habits} what became of the last ones, {@code Paces} how fast this
 * person reads and mends, and {@code Standing} how far the gate may go by now. {@code LearnedGate}
 * puts them together with a {@code GatePolicy}.
 *
 * <p>What running a suggestion has shown counts from the first day; what was learned only once it
 * has been right often enough, and only as long as it is.
 */
@NullMarked
package dev.simplecoder.app.gate.judge;

import org.jspecify.annotations.NullMarked;
