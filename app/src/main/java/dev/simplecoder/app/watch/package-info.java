/**
 * {@code simplecoder watch}: whenever files are saved the project's own checks run on them, and
 * where they fail a fix is proposed. Nothing watches unless the command is run.
 *
 * <p>{@link dev.simplecoder.app.watch.Watch} is the story, round by round. {@code Saves} notices by
 * looks at sizes and times that something was saved, and gives up work that is for files that have
 * changed since. {@code Checked} is what the checks came to, {@code Failure} what of it makes it
 * the same failure again. {@code TaskFixes} asks the gate whether a fix would be worth its time,
 * has an ordinary task make it, and shows it where checks and gate let it pass; what does not pass
 * stays away without a word. Nothing is applied without the person's word on that very diff, while
 * the files are those that it was made for.
 */
@NullMarked
package dev.simplecoder.app.watch;

import org.jspecify.annotations.NullMarked;
