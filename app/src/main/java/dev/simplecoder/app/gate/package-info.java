/**
 * Whether something is worth showing to this person, as values and one port. Whoever would show
 * something describes it as a {@code Suggestion}, asks the {@code Gate}, and is told by a {@code
 * Judged} what to do; later it says by a {@code Label} what became of it. {@code Verified} is what
 * running code has shown, {@code Costs} are seconds, each with where it is from.
 *
 * <p>The gate never lets anything be written, and never keeps an answer in words from who asked for
 * it: one that is hardly what they need is marked, and may be asked of another model first.
 */
@NullMarked
package dev.simplecoder.app.gate;

import org.jspecify.annotations.NullMarked;
