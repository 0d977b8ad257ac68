/**
 * The router's memory on this machine, an SQLite database beside the other state. A {@code
 * Decision} is which moves there were for a task and which was chosen with which probability; a
 * {@code Lesson} is what came of it, in the order in which it became known; a snapshot is all that
 * was learned up to one of the lessons, so that a start reads that and the few that came after it.
 *
 * <p>Nothing but numbers and names of models is kept. Several processes write at once, each line is
 * on the disk before anything is done on it, a damaged file is moved aside, and no task ends for
 * any of it. Nothing here is loaded where there is nothing to choose among.
 */
@NullMarked
package dev.simplecoder.app.store.decisions;

import org.jspecify.annotations.NullMarked;
