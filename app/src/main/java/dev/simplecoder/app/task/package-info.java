/**
 * One task from the command line to the disk: everything that it needs is put together here, and
 * nothing is decided here that a part can decide.
 *
 * <p>{@link dev.simplecoder.app.task.OneTask} reads as the story: recover what a crash left, find a
 * model, run the loop, review the changes. {@link dev.simplecoder.app.task.Front} is what the
 * person sees.
 */
@NullMarked
package dev.simplecoder.app.task;

import org.jspecify.annotations.NullMarked;
